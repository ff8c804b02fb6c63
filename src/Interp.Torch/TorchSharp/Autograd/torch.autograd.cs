namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Adds the gradients of <paramref name="tensors"/> to those of the leaves they were computed from.</summary>
        /// <param name="grad_tensors">What to start from, one per tensor; not needed for scalars.</param>
        /// <param name="retain_graph">Keeps the graph for another pass; as <paramref name="create_graph"/> where null.</param>
        public static unsafe void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            var outputs = Handles(tensors);
            var seeds = Handles(grad_tensors);
            var leaves = Handles(inputs);
            fixed (nint* o = outputs, s = seeds, l = leaves)
            {
                NativeMethods.Check(NativeMethods.interp_backward(
                    o, outputs.Length, s, seeds.Length, l, leaves.Length, retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0));
            }

            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>
        /// The gradients of <paramref name="outputs"/> with respect to <paramref name="inputs"/>, added nowhere. An input that was not
        /// used is an error, or with <paramref name="allow_unused"/> gives an invalid tensor.
        /// </summary>
        public static unsafe IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            var from = Handles(outputs);
            var to = Handles(inputs);
            var seeds = Handles(grad_outputs);
            var result = new nint[to.Length];
            fixed (nint* f = from, t = to, s = seeds, r = result)
            {
                NativeMethods.Check(NativeMethods.interp_grad(
                    f, from.Length, t, to.Length, s, seeds.Length, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, r));
            }

            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return Array.ConvertAll(result, static handle => new Tensor(handle));
        }

        private static nint[] Handles(IList<Tensor>? tensors) => tensors is null ? [] : [.. tensors.Select(static tensor => tensor.Handle)];
    }
}
