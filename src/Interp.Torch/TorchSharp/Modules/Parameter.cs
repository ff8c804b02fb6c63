using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp.Modules;

/// <summary>A trainable tensor. It takes over the handle of the tensor it is made from, and its place in a dispose scope.</summary>
public sealed class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true)
        : base(data)
    {
        this.requires_grad = requires_grad;
    }
}
