using static TorchSharp.torch;

namespace Interp.Torch.Tests.Gradients;

/// <summary>A differentiable function and the shapes of its inputs, which hold distinct values between 0.2 and 0.8.</summary>
internal sealed record GradientCase(Func<Tensor[], Tensor> Function, params long[][] Shapes)
{
    internal Tensor[] Inputs()
    {
        var random = new Random(7);
        return [.. Shapes.Select(shape => rand(shape, float64, generator: new Generator((ulong)random.Next())) * 0.6 + 0.2).Select(static t => t.detach())];
    }
}
