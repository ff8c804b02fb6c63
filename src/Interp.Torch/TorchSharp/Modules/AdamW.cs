using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp.Modules;

/// <summary>Adam after <c>p ← (1 - lr · weight_decay) p</c> (Loshchilov and Hutter, 2019).</summary>
public sealed class AdamW : Adam
{
    internal AdamW(IEnumerable<Parameter> parameters, double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize)
        : base(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    private protected override Tensor Decay(Parameter parameter, Tensor gradient, double learningRate, double weightDecay)
    {
        parameter.mul_(1 - learningRate * weightDecay);
        return gradient;
    }
}
