using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>Encodes documents and writes <c>tokens.bin</c> (little-endian 16-bit ids) and <c>documents.jsonl</c>.</summary>
internal static class EncodedDocuments
{
    private const int BatchSize = 512;

    public static CorpusTotals Write(
        IReadOnlyList<TextDocument> documents,
        ITokenizer tokenizer,
        string folder,
        int threads,
        IProgress<CorpusBuildProgress>? progress,
        CancellationToken cancellationToken)
    {
        var totals = new CorpusTotals();
        using var tokenHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var indexHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var tokens = File.Create(Path.Combine(folder, CorpusManifest.TokensFileName), 1 << 20);
        using var index = File.Create(Path.Combine(folder, CorpusManifest.DocumentsFileName), 1 << 16);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        foreach (var batch in documents.Chunk(BatchSize))
        {
            var encoded = new ushort[batch.Length][];
            Parallel.For(0, batch.Length, parallel, i => encoded[i] = Encode(tokenizer, batch[i].Text));
            for (var i = 0; i < batch.Length; i++)
            {
                var ids = MemoryMarshal.AsBytes(encoded[i].AsSpan());
                tokens.Write(ids);
                tokenHash.AppendData(ids);
                var line = IndexLine(batch[i], encoded[i].Length);
                index.Write(line);
                indexHash.AppendData(line);
                totals.Add(batch[i], encoded[i].Length, Encoding.UTF8.GetByteCount(batch[i].Text));
            }

            progress?.Report(new CorpusBuildProgress("encoding", totals.Documents, documents.Count));
        }

        totals.TokensHash = Convert.ToHexStringLower(tokenHash.GetHashAndReset());
        totals.DocumentsHash = Convert.ToHexStringLower(indexHash.GetHashAndReset());
        return totals;
    }

    private static ushort[] Encode(ITokenizer tokenizer, string text)
    {
        var ids = tokenizer.Encode(text);
        var result = new ushort[ids.Length + 1];
        for (var i = 0; i < ids.Length; i++)
        {
            result[i] = checked((ushort)ids[i]);
        }

        result[^1] = checked((ushort)tokenizer.EndOfText);
        return BitConverter.IsLittleEndian ? result : throw new CorpusException("Token files are little-endian, this machine is not.");
    }

    private static byte[] IndexLine(TextDocument document, int length) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(new DocumentLine(document.Source, document.Class, length), CorpusJson.Compact.DocumentLine), (byte)'\n'];
}
