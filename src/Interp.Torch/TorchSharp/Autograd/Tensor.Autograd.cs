namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether operations on this tensor are recorded for differentiation.</summary>
        public bool requires_grad
        {
            get => Info().RequiresGrad != 0;
            set
            {
                NativeMethods.Check(NativeMethods.interp_requires_grad_set(Handle, value ? 1 : 0));
                GC.KeepAlive(this);
            }
        }

        /// <summary>The accumulated gradient, or null; each read gives a new wrapper, to be disposed.</summary>
        public unsafe Tensor? grad
        {
            get
            {
                nint result;
                NativeMethods.Check(NativeMethods.interp_grad_get(Handle, &result));
                GC.KeepAlive(this);
                return result == 0 ? null : new Tensor(result);
            }

            set
            {
                NativeMethods.Check(NativeMethods.interp_grad_set(Handle, value?.Handle ?? 0));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Keeps the gradient of a tensor that is not a leaf.</summary>
        public void retain_grad() => Aten.retain_grad.Run(this);

        /// <summary>The same elements, cut from the graph.</summary>
        public Tensor detach() => Aten.detach.Call(this);

        public Tensor detach_() => Aten.detach_.Into(this);

        /// <summary>Adds the gradients of this tensor to those of the leaves it was computed from.</summary>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);
    }
}
