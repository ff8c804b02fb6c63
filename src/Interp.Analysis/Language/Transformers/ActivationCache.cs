using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>Activations of one run at the hook points asked for, and no others. Owns its tensors.</summary>
public sealed class ActivationCache : IDisposable
{
    private readonly IReadOnlyDictionary<string, Tensor> _values;

    internal ActivationCache(IReadOnlyDictionary<string, Tensor> values, int hookPointsMet)
    {
        _values = values;
        HookPointsMet = hookPointsMet;
    }

    public IEnumerable<string> Names => _values.Keys;

    /// <summary>How many hook points the run computed before it ended: a run that stops early meets fewer.</summary>
    public int HookPointsMet { get; }

    /// <exception cref="KeyNotFoundException">That hook point was not asked for.</exception>
    public Tensor this[string hookPoint] => _values.TryGetValue(hookPoint, out var value)
        ? value
        : throw new KeyNotFoundException($"{hookPoint} was not cached. Ask for it in RunWithCache; cached: {string.Join(", ", _values.Keys)}.");

    /// <summary>Hands the tensors to a scope, which disposes them from now on.</summary>
    internal ActivationCache OwnedBy(DisposeScope scope)
    {
        foreach (var value in _values.Values) scope.Attach(value);
        return this;
    }

    public void Dispose()
    {
        foreach (var value in _values.Values) value.Dispose();
    }
}
