using System.Buffers.Binary;
using System.Text;

using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Writes the pickle of a state dict (protocol 2) as <c>torch.save</c> lays it out.</summary>
internal sealed class PickleWriter
{
    private readonly MemoryStream _bytes = new();

    /// <summary>An ordered dictionary; each tensor's numbers are the storage of its place among the tensors.</summary>
    /// <param name="values">Tensors (fp32, int32 or int64), whole numbers, texts and dictionaries of these.</param>
    public static byte[] StateDict(IEnumerable<(string Name, object Value)> values)
    {
        var writer = new PickleWriter();
        writer.Raw([0x80, 2]);
        int tensors = 0;
        writer.Dictionary(values, ref tensors);
        writer.Raw("."u8);
        return writer._bytes.ToArray();
    }

    private void Dictionary(IEnumerable<(string Name, object Value)> values, ref int tensors)
    {
        Global("collections", "OrderedDict");
        Raw(")R("u8);
        foreach ((string name, object value) in values)
        {
            Text(name);
            Value(value, ref tensors);
        }
        Raw("u"u8);
    }

    private void Value(object value, ref int tensors)
    {
        switch (value)
        {
            case torch.Tensor tensor: Tensor(tensor, tensors++); break;
            case long number: Number(number); break;
            case string text: Text(text); break;
            case IEnumerable<(string, object)> more: Dictionary(more, ref tensors); break;
            default: throw new ArgumentException($"{value.GetType().Name} has no place in a state dict.", nameof(value));
        }
    }

    private void Tensor(torch.Tensor tensor, int place)
    {
        Global("torch._utils", "_rebuild_tensor_v2");
        Raw("(("u8);
        Text("storage");
        Global("torch", tensor.dtype switch
        {
            torch.ScalarType.Float32 => "FloatStorage",
            torch.ScalarType.Int32 => "IntStorage",
            torch.ScalarType.Int64 => "LongStorage",
            var other => throw new ArgumentException($"Tensors of {other} are not written.", nameof(tensor)),
        });
        Text(place.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Text("cpu");
        Number(tensor.NumberOfElements);
        Raw("tQ"u8);
        Number(0);
        Tuple(tensor.shape);
        Tuple(tensor.contiguous().stride());
        Raw([0x89]);
        Global("collections", "OrderedDict");
        Raw(")RtR"u8);
    }

    private void Tuple(long[] numbers)
    {
        Raw("("u8);
        foreach (long number in numbers)
            Number(number);
        Raw("t"u8);
    }

    private void Global(string module, string name) => Raw(Encoding.ASCII.GetBytes($"c{module}\n{name}\n"));

    private void Number(long number)
    {
        Span<byte> bytes = stackalloc byte[10];
        (bytes[0], bytes[1]) = (0x8a, 8);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[2..], number);
        Raw(bytes);
    }

    private void Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> head = stackalloc byte[5];
        head[0] = (byte)'X';
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        Raw(head);
        Raw(bytes);
    }

    private void Raw(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);
}
