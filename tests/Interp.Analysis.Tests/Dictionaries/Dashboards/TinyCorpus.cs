using System.Security.Cryptography;
using System.Text.Json;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>A corpus of given documents in a temporary folder.</summary>
internal sealed class TinyCorpus : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("corpus-");

    private TinyCorpus(IReadOnlyList<(string Class, int[] Tokens)> train, IReadOnlyList<(string Class, int[] Tokens)> heldOut, int vocabulary)
    {
        var all = train.Concat(heldOut).ToArray();
        var tokens = all.SelectMany(d => d.Tokens).SelectMany(id => BitConverter.GetBytes((ushort)id)).ToArray();
        var lines = all.Select((d, i) => JsonSerializer.Serialize(new DocumentLine($"source-{i}", d.Class, d.Tokens.Length), CorpusJson.Compact.DocumentLine));
        Write(CorpusManifest.TokensFileName, tokens);
        File.WriteAllLines(Path.Combine(_folder.FullName, CorpusManifest.DocumentsFileName), lines);
        var (tokensHash, documentsHash) = (Hash(CorpusManifest.TokensFileName), Hash(CorpusManifest.DocumentsFileName));
        ManifestFile.Write(
            new CorpusManifest(
                CorpusManifest.CurrentFormat, "tiny", ManifestFile.Hash(tokensHash, documentsHash, "none"), tokensHash, documentsHash, "none", vocabulary, 0,
                tokens.Length / 2, train.Sum(d => d.Tokens.Length), all.Length, train.Count, tokens.Length, 0, [], []),
            _folder.FullName);
        Corpus = TokenCorpus.Open(_folder.FullName);
    }

    public TokenCorpus Corpus { get; }

    public static TinyCorpus Of(int vocabulary, (string Class, int[] Tokens)[] train, (string Class, int[] Tokens)[] heldOut) =>
        new(train, heldOut, vocabulary);

    /// <summary>Documents of 5 .. 60 random tokens, low ids commoner than high ones, closed by id 0; every fourth is of class <c>dna</c>, the last quarter held out.</summary>
    public static TinyCorpus Random(int documents, int vocabulary, int seed)
    {
        var random = new Random(seed);
        (string Class, int[] Tokens)[] all =
        [
            .. Enumerable.Range(0, documents).Select(i =>
                (i % 4 == 0 ? "dna" : "en", (int[])[.. Enumerable.Range(0, random.Next(5, 60)).Select(_ => Skewed(random, vocabulary)), 0])),
        ];
        return Of(vocabulary, all[..(documents * 3 / 4)], all[(documents * 3 / 4)..]);
    }

    public void Dispose()
    {
        Corpus.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int Skewed(Random random, int vocabulary) => 1 + (int)((vocabulary - 1) * Math.Pow(random.NextDouble(), 2));

    private void Write(string file, byte[] content) => File.WriteAllBytes(Path.Combine(_folder.FullName, file), content);

    private string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder.FullName, file))));
}
