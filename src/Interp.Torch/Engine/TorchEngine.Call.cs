using System.Collections.Concurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Torch;

public static partial class TorchEngine
{
    /// <summary>Operators found so far: a lookup by name costs more than many a call.</summary>
    private static readonly ConcurrentDictionary<string, Operator> Found = new(StringComparer.Ordinal);

    /// <summary>
    /// Calls any ATen operator by its name, with every argument of its schema in order: libtorch fills in no defaults. Only with the
    /// project's own binding; what TorchSharp spells too should be called through it.
    /// </summary>
    /// <param name="name">Name and overload, without <c>aten::</c>: <c>roll</c>, <c>add.Tensor</c>.</param>
    /// <param name="arguments">Tensors and arrays of them, numbers, truth values, text, <c>long[]</c>, <c>double[]</c>, types, devices, generators; null for None.</param>
    /// <returns>The tensors it returns, in order; lists are flattened.</returns>
    /// <exception cref="ArgumentException">An argument of a kind that operators do not take.</exception>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">No such operator, or what libtorch says about the arguments.</exception>
    public static Tensor[] Call(string name, params ReadOnlySpan<object?> arguments)
    {
        var lowered = new Argument[arguments.Length];
        for (var i = 0; i < lowered.Length; i++) lowered[i] = Lower(arguments[i]);
        return Found.GetOrAdd(name, static key => new Operator(key)).CallAny(lowered);
    }

    private static Argument Lower(object? value) => value switch
    {
        null => Argument.None,
        Tensor tensor => tensor,
        Tensor[] tensors => tensors,
        long number => number,
        int number => number,
        double number => number,
        float number => (double)number,
        bool truth => truth,
        string text => text,
        long[] numbers => numbers,
        double[] numbers => numbers,
        ScalarType type => type,
        Device device => device,
        Generator generator => generator,
        _ => throw new ArgumentException($"An operator takes no argument of type {value.GetType()}.", nameof(value)),
    };
}
