using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>An ATen operator, looked up once by name and called through libtorch's boxed dispatcher.</summary>
/// <param name="name">Name and overload as in the schema, without the namespace <c>aten::</c>: <c>add.Tensor</c>, <c>matmul</c>.</param>
internal sealed unsafe class Operator(string name)
{
    private const int StackWords = 64;
    private const int MaxResults = 8;

    private nint _handle;

    /// <summary>Calls an operator that returns one tensor.</summary>
    internal torch.Tensor Call(params ReadOnlySpan<Argument> arguments) => new(One(arguments));

    /// <summary>Calls an operator that writes into its first argument and returns it again; gives back that argument's own wrapper.</summary>
    internal torch.Tensor Into(params ReadOnlySpan<Argument> arguments)
    {
        NativeMethods.interp_free((nint)One(arguments));
        return (torch.Tensor)arguments[0].Object!;
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    internal (torch.Tensor, torch.Tensor) CallTwo(params ReadOnlySpan<Argument> arguments)
    {
        var outs = stackalloc NativeArgument[MaxResults];
        Expect(2, Invoke(arguments, outs));
        return (new torch.Tensor((nint)outs[0].Bits), new torch.Tensor((nint)outs[1].Bits));
    }

    /// <summary>Calls an operator that returns three tensors.</summary>
    internal (torch.Tensor, torch.Tensor, torch.Tensor) CallThree(params ReadOnlySpan<Argument> arguments)
    {
        var outs = stackalloc NativeArgument[MaxResults];
        Expect(3, Invoke(arguments, outs));
        return (new torch.Tensor((nint)outs[0].Bits), new torch.Tensor((nint)outs[1].Bits), new torch.Tensor((nint)outs[2].Bits));
    }

    /// <summary>Calls an operator that returns a list of tensors.</summary>
    internal torch.Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        var outs = stackalloc NativeArgument[MaxResults];
        Expect(1, Invoke(arguments, outs));
        return TakeList(outs[0]);
    }

    /// <summary>Calls an operator for its effect only.</summary>
    internal void Run(params ReadOnlySpan<Argument> arguments)
    {
        var outs = stackalloc NativeArgument[MaxResults];
        Expect(0, Invoke(arguments, outs));
    }

    /// <summary>Calls an operator that returns a scalar: an integer, a floating-point number or a truth value.</summary>
    internal Scalar CallScalar(params ReadOnlySpan<Argument> arguments)
    {
        var outs = stackalloc NativeArgument[MaxResults];
        Expect(1, Invoke(arguments, outs));
        return new Scalar(outs[0].Kind, outs[0].Bits);
    }

    /// <summary>Calls any operator and wraps whatever tensors it returns.</summary>
    internal torch.Tensor[] CallAny(params ReadOnlySpan<Argument> arguments)
    {
        var outs = stackalloc NativeArgument[MaxResults];
        var count = Invoke(arguments, outs);
        var tensors = new List<torch.Tensor>(count);
        for (var i = 0; i < count; i++)
        {
            if (outs[i].Kind == ArgumentKind.Tensor) tensors.Add(new torch.Tensor((nint)outs[i].Bits));
            if (outs[i].Kind == ArgumentKind.TensorList) tensors.AddRange(TakeList(outs[i]));
        }

        return [.. tensors];
    }

    private static torch.Tensor[] TakeList(in NativeArgument list)
    {
        var handles = new ReadOnlySpan<nint>((void*)list.Bits, list.Count);
        var tensors = new torch.Tensor[handles.Length];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = new torch.Tensor(handles[i]);
        NativeMethods.interp_buffer_free((nint)list.Bits);
        return tensors;
    }

    private nint One(ReadOnlySpan<Argument> arguments)
    {
        var outs = stackalloc NativeArgument[MaxResults];
        var count = Invoke(arguments, outs);
        if (count != 1 || outs[0].Kind != ArgumentKind.Tensor) throw new ExternalException($"aten::{name} returned {count} values where one tensor was expected");
        return (nint)outs[0].Bits;
    }

    private void Expect(int expected, int count)
    {
        if (count != expected) throw new ExternalException($"aten::{name} returned {count} values where {expected} were expected");
    }

    [SkipLocalsInit]
    private int Invoke(ReadOnlySpan<Argument> arguments, NativeArgument* outs)
    {
        var words = 0;
        foreach (ref readonly var argument in arguments) words += argument.ScratchWords;
        var lowered = stackalloc NativeArgument[arguments.Length];
        if (words > StackWords)
        {
            var heap = (long*)NativeMemory.Alloc((nuint)words, sizeof(long));
            try
            {
                return Invoke(arguments, lowered, heap, outs);
            }
            finally
            {
                NativeMemory.Free(heap);
            }
        }

        var scratch = stackalloc long[StackWords];
        return Invoke(arguments, lowered, scratch, outs);
    }

    private int Invoke(ReadOnlySpan<Argument> arguments, NativeArgument* lowered, long* scratch, NativeArgument* outs)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            ref readonly var argument = ref arguments[i];
            lowered[i].Kind = argument.Kind;
            lowered[i].Count = argument.Count;
            lowered[i].Bits = argument.ScratchWords == 0 ? argument.Bits : (long)scratch;
            if (argument.ScratchWords == 0) continue;
            Lower(argument, scratch);
            scratch += argument.ScratchWords;
        }

        int count;
        NativeMethods.Check(NativeMethods.interp_call(Handle, lowered, arguments.Length, outs, MaxResults, &count));
        // The finaliser must not free a tensor that libtorch is still reading.
        foreach (ref readonly var argument in arguments) GC.KeepAlive(argument.Object);
        return count;
    }

    private static void Lower(in Argument argument, long* scratch)
    {
        switch (argument.Object)
        {
            case long[] values:
                values.CopyTo(new Span<long>(scratch, values.Length));
                break;
            case double[] values:
                values.CopyTo(new Span<double>(scratch, values.Length));
                break;
            case string text:
                System.Text.Encoding.UTF8.GetBytes(text, new Span<byte>(scratch, argument.Count));
                break;
            case torch.Tensor?[] tensors:
                for (var i = 0; i < tensors.Length; i++) scratch[i] = tensors[i]?.Handle ?? 0;
                break;
        }
    }

    /// <summary>Whether the libtorch in use has this operator.</summary>
    internal bool Exists
    {
        get
        {
            try
            {
                return Handle != 0;
            }
            catch (ExternalException)
            {
                return false;
            }
        }
    }

    private nint Handle => _handle != 0 ? _handle : Find();

    private nint Find()
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        nint found;
        NativeMethods.Check(NativeMethods.interp_find("aten::" + (dot < 0 ? name : name[..dot]), dot < 0 ? "" : name[(dot + 1)..], &found));
        // Operators live as long as the process; two threads that meet here find the same one.
        return _handle = found;
    }
}
