namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Reads the pickles of PyTorch state dicts (protocols 2 to 5, the opcodes that <c>torch.save</c> writes) without executing anything: a
/// name is only ever compared with a short list. Any other opcode is refused by its number.
/// </summary>
/// <remarks>Values: null, bool, long, double, string, <c>object?[]</c> (tuple), <c>List</c>, <c>Dictionary</c>, <see cref="PickledTensor"/>.</remarks>
internal sealed class PickleReader
{
    private static readonly object Mark = new();
    private readonly List<object?> _stack = [];
    private readonly Dictionary<long, object?> _memo = [];

    private PickleReader()
    {
    }

    /// <summary>The one value of a pickle.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or wants something that a dictionary of weights does not need.</exception>
    public static object? Read(ReadOnlySpan<byte> pickle)
    {
        var bytes = new PickleBytes(pickle);
        var reader = new PickleReader();
        while (true)
        {
            byte code = bytes.Byte();
            if (code == '.')
                return reader.Pop();
            reader.Step(code, ref bytes);
        }
    }

    private void Step(byte code, ref PickleBytes bytes)
    {
        switch ((char)code)
        {
            case '\x80': bytes.Byte(); break;
            case '\x95': bytes.Long(); break;
            case '(': Push(Mark); break;
            case ')': Push(Array.Empty<object?>()); break;
            case ']': Push(new List<object?>()); break;
            case '}': Push(new Dictionary<object, object?>()); break;
            case 'N': Push(null); break;
            case '\x88': Push(true); break;
            case '\x89': Push(false); break;
            case 'J': Push((long)(int)bytes.Unsigned(4)); break;
            case 'K': Push(bytes.Unsigned(1)); break;
            case 'M': Push(bytes.Unsigned(2)); break;
            case '\x8a': Push(bytes.Signed(bytes.Byte())); break;
            case 'G': Push(bytes.Double()); break;
            case 'X': Push(bytes.Text(bytes.Unsigned(4))); break;
            case '\x8c': Push(bytes.Text(bytes.Byte())); break;
            case 'c': Push(PickleCalls.Name(bytes.Line(), bytes.Line())); break;
            case '\x93': Push(Named(Pop(), Pop())); break;
            case 'Q': Push(PickleCalls.Storage(Pop())); break;
            case 'R': Push(Called(Pop(), Pop())); break;
            default: StepMore(code, ref bytes); break;
        }
    }

    private void StepMore(byte code, ref PickleBytes bytes)
    {
        switch ((char)code)
        {
            case 'q': _memo[bytes.Byte()] = Peek(); break;
            case 'r': _memo[bytes.Unsigned(4)] = Peek(); break;
            case '\x94': _memo[_memo.Count] = Peek(); break;
            case 'h': Push(Remembered(bytes.Byte())); break;
            case 'j': Push(Remembered(bytes.Unsigned(4))); break;
            case 't': Push(PopToMark()); break;
            case '\x85': Push(new[] { Pop() }); break;
            case '\x86': Push(Reversed(Pop(), Pop())); break;
            case '\x87': Push(Reversed(Pop(), Pop(), Pop())); break;
            case 'a': Append([Pop()]); break;
            case 'e': Append(PopToMark()); break;
            case 's': Set(Reversed(Pop(), Pop())); break;
            case 'u': Set(PopToMark()); break;
            case 'b': Build(Pop()); break;
            default: throw new InvalidDataException($"the pickle uses the opcode 0x{code:x2}, which no dictionary of weights needs; it is not read further.");
        }
    }

    private static PickleName Named(object? name, object? module) => name is string last && module is string first
        ? PickleCalls.Name(first, last)
        : throw Damaged();

    private static object? Called(object? arguments, object? callee) => PickleCalls.Call(callee, arguments);

    private static object?[] Reversed(params object?[] popped)
    {
        Array.Reverse(popped);
        return popped;
    }

    private void Append(object?[] items)
    {
        if (Peek() is not List<object?> list)
            throw Damaged();
        list.AddRange(items);
    }

    private void Set(object?[] pairs)
    {
        if (Peek() is not Dictionary<object, object?> dictionary || pairs.Length % 2 != 0)
            throw Damaged();
        for (int i = 0; i < pairs.Length; i += 2)
        {
            if (pairs[i] is not (string or long) || !dictionary.TryAdd(pairs[i]!, pairs[i + 1]))
                throw new InvalidDataException($"the pickle gives '{pairs[i]}' twice, or as a name that is none.");
        }
    }

    /// <summary>PyTorch hangs the versions of its modules on a state dict; they say nothing about the numbers.</summary>
    private void Build(object? state)
    {
        if (Peek() is not Dictionary<object, object?> || state is not Dictionary<object, object?> { Count: 1 } extra || !extra.ContainsKey("_metadata"))
            throw new InvalidDataException("the pickle sets attributes on something that is no state dict.");
    }

    private object? Remembered(long place) => _memo.TryGetValue(place, out object? value) ? value : throw Damaged();

    private object?[] PopToMark()
    {
        int mark = _stack.LastIndexOf(Mark);
        if (mark < 0)
            throw Damaged();
        object?[] items = [.. _stack[(mark + 1)..]];
        _stack.RemoveRange(mark, _stack.Count - mark);
        return items;
    }

    private void Push(object? value) => _stack.Add(value);

    private object? Peek() => _stack.Count > 0 ? _stack[^1] : throw Damaged();

    private object? Pop()
    {
        object? value = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return ReferenceEquals(value, Mark) ? throw Damaged() : value;
    }

    private static InvalidDataException Damaged() => new("the pickle is damaged.");
}
