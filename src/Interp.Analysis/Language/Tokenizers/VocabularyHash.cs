using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Interp.Analysis.Language;

/// <summary>SHA-256 over numbers and blocks; every block is preceded by its length, so that no two vocabularies run together.</summary>
internal sealed class VocabularyHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public VocabularyHash Number(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        hash.AppendData(bytes);
        return this;
    }

    public VocabularyHash Blocks(IReadOnlyCollection<byte[]> blocks)
    {
        Number(blocks.Count);
        foreach (var block in blocks)
        {
            Number(block.Length);
            hash.AppendData(block);
        }

        return this;
    }

    public VocabularyHash Texts(IReadOnlyCollection<string> texts) => Blocks([.. texts.Select(Encoding.UTF8.GetBytes)]);

    public VocabularyHash Merges(IReadOnlyCollection<Merge> merges)
    {
        Number(merges.Count);
        foreach (var merge in merges)
            Number(merge.Left).Number(merge.Right);
        return this;
    }

    public VocabularyHash SpecialTokens(IReadOnlyDictionary<int, string> tokens)
    {
        var byId = tokens.OrderBy(token => token.Key).ToArray();
        Texts([.. byId.Select(token => token.Value)]);
        foreach (var (id, _) in byId)
            Number(id);
        return this;
    }

    public string Hex() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();
}
