using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>Composes, writes and reads <c>corpus.json</c>.</summary>
internal static class ManifestFile
{
    public static CorpusManifest Compose(CorpusBuildOptions options, ITokenizer tokenizer, CorpusTotals totals) =>
        new(
            CorpusManifest.CurrentFormat,
            options.Name,
            Hash(totals.TokensHash, totals.DocumentsHash, tokenizer.Fingerprint),
            totals.TokensHash,
            totals.DocumentsHash,
            tokenizer.Fingerprint,
            tokenizer.VocabularySize,
            tokenizer.EndOfText,
            totals.Tokens,
            totals.TrainTokens,
            totals.Documents,
            totals.TrainDocuments,
            totals.Bytes,
            options.Seed,
            totals.Classes,
            options.Origins);

    /// <summary>The corpus' hash from those of its parts.</summary>
    public static string Hash(string tokensHash, string documentsHash, string fingerprint) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{tokensHash} {documentsHash} {fingerprint}")));

    public static void Write(CorpusManifest manifest, string folder) =>
        File.WriteAllText(
            Path.Combine(folder, CorpusManifest.FileName), JsonSerializer.Serialize(manifest, CorpusJson.Indented.CorpusManifest) + "\n");

    public static CorpusManifest Read(string folder)
    {
        var path = Path.Combine(folder, CorpusManifest.FileName);
        if (!File.Exists(path))
        {
            throw new CorpusException($"{folder} is not a corpus: it has no {CorpusManifest.FileName}. Build one with './interp cli corpus'.");
        }

        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), CorpusJson.Indented.CorpusManifest)
                ?? throw new CorpusException($"{path} is empty; build the corpus again.");
            return manifest.FormatVersion == CorpusManifest.CurrentFormat
                ? manifest
                : throw new CorpusException($"{path} has format {manifest.FormatVersion}, this version reads {CorpusManifest.CurrentFormat}; build the corpus again.");
        }
        catch (JsonException e)
        {
            throw new CorpusException($"{path} is damaged ({e.Message}); build the corpus again.", e);
        }
    }
}
