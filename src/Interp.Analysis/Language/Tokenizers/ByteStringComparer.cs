namespace Interp.Analysis.Language;

/// <summary>Byte strings by their content: equality for dictionaries, lexicographic order for ties.</summary>
internal sealed class ByteStringComparer : IEqualityComparer<byte[]>, IComparer<byte[]>
{
    public static ByteStringComparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj)
    {
        var hash = default(HashCode);
        hash.AddBytes(obj);
        return hash.ToHashCode();
    }

    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
}
