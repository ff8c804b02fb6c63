using static TorchSharp.torch.optim;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp.Modules;

/// <summary><c>b ← momentum · b + (1 - dampening) g</c>, <c>p ← p - lr · b</c>; Nesterov's form steps by <c>g + momentum · b</c>.</summary>
public sealed class SGD : Optimizer
{
    private readonly Dictionary<Parameter, Tensor> _buffers = new(ReferenceEqualityComparer.Instance);
    private readonly double _momentum;
    private readonly double _dampening;
    private readonly double _weightDecay;
    private readonly bool _nesterov;
    private readonly bool _maximize;

    internal SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum, double dampening, double weight_decay, bool nesterov, bool maximize)
        : base(parameters, learningRate)
    {
        if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov's form needs momentum and no dampening.", nameof(nesterov));
        _momentum = momentum;
        _dampening = dampening;
        _weightDecay = weight_decay;
        _nesterov = nesterov;
        _maximize = maximize;
    }

    private protected override void Update(Parameter parameter, Tensor gradient, double learningRate)
    {
        if (_maximize) gradient = -gradient;
        if (_weightDecay != 0) gradient = gradient.add(parameter, _weightDecay);
        if (_momentum != 0)
        {
            if (_buffers.TryGetValue(parameter, out var buffer)) buffer.mul_(_momentum).add_(gradient, 1 - _dampening);
            else _buffers.Add(parameter, buffer = gradient.clone().DetachFromDisposeScope());
            gradient = _nesterov ? gradient.add(buffer, _momentum) : buffer;
        }

        parameter.add_(gradient, -learningRate);
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var buffer in _buffers.Values) buffer.Dispose();
        _buffers.Clear();
    }
}
