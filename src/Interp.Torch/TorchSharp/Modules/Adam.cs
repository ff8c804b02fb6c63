using static TorchSharp.torch.optim;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp.Modules;

/// <summary>
/// <c>m ← β1 m + (1-β1) g</c>, <c>v ← β2 v + (1-β2) g²</c>,
/// <c>p ← p - lr/(1-β1ᵗ) · m / (√v/√(1-β2ᵗ) + eps)</c> (Kingma and Ba, 2015).
/// </summary>
public class Adam : Optimizer
{
    private readonly Dictionary<Parameter, State> _states = new(ReferenceEqualityComparer.Instance);
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _eps;
    private readonly double _weightDecay;
    private readonly bool _amsgrad;
    private readonly bool _maximize;

    internal Adam(IEnumerable<Parameter> parameters, double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize)
        : base(parameters, lr)
    {
        if (beta1 is < 0 or >= 1) throw new ArgumentOutOfRangeException(nameof(beta1), beta1, "Must be at least 0 and below 1.");
        if (beta2 is < 0 or >= 1) throw new ArgumentOutOfRangeException(nameof(beta2), beta2, "Must be at least 0 and below 1.");
        _beta1 = beta1;
        _beta2 = beta2;
        _eps = eps;
        _weightDecay = weight_decay;
        _amsgrad = amsgrad;
        _maximize = maximize;
    }

    private protected override void Update(Parameter parameter, Tensor gradient, double learningRate)
    {
        if (_maximize) gradient = -gradient;
        if (_weightDecay != 0) gradient = Decay(parameter, gradient, learningRate, _weightDecay);
        if (!_states.TryGetValue(parameter, out var state)) _states.Add(parameter, state = new State(parameter, _amsgrad));

        state.Step++;
        state.m.mul_(_beta1).add_(gradient, 1 - _beta1);
        state.v.mul_(_beta2).addcmul_(gradient, gradient, 1 - _beta2);
        var second = state.v;
        if (state.Max is { } max) second = max.copy_(max.maximum(state.v));
        var denominator = second.sqrt().div_(Math.Sqrt(1 - Math.Pow(_beta2, state.Step))).add_(_eps);
        parameter.addcdiv_(state.m, denominator, -learningRate / (1 - Math.Pow(_beta1, state.Step)));
    }

    /// <summary>Applies weight decay and gives the gradient to go on with.</summary>
    private protected virtual Tensor Decay(Parameter parameter, Tensor gradient, double learningRate, double weightDecay) =>
        gradient.add(parameter, weightDecay);

    protected override void Dispose(bool disposing)
    {
        foreach (var state in _states.Values) state.Dispose();
        _states.Clear();
    }

    private sealed class State(Parameter parameter, bool amsgrad) : IDisposable
    {
        internal readonly Tensor m = torch.zeros_like(parameter).DetachFromDisposeScope();
        internal readonly Tensor v = torch.zeros_like(parameter).DetachFromDisposeScope();
        internal readonly Tensor? Max = amsgrad ? torch.zeros_like(parameter).DetachFromDisposeScope() : null;

        internal long Step { get; set; }

        public void Dispose()
        {
            m.Dispose();
            v.Dispose();
            Max?.Dispose();
        }
    }
}
