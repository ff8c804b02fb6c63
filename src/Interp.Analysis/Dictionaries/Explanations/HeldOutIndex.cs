using System.Runtime.InteropServices;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Where each feature of a dictionary fires on the held-out text, in a file, so that one feature is read without running the model. Layout: the number of
/// features, then where each feature's part begins and their end, then all rows, then all activations; 8 bytes of file for each.
/// </summary>
public static class HeldOutIndex
{
    private const int ContextsPerBatch = 8;

    /// <summary>Runs the model over the held-out text and writes the file, whole or not at all. Memory: 16 bytes for each non-zero activation.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="dictionary">Reads at <paramref name="hookPoint"/>.</param>
    /// <param name="hookPoint">For example <c>blocks.0.mlp.hook_post</c>.</param>
    /// <param name="corpus">Whose held-out documents.</param>
    /// <param name="path">Of the file.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellationToken">Looked at before each batch.</param>
    public static void Build(
        Decoder decoder, SparseAutoencoder dictionary, string hookPoint, TokenCorpus corpus, string path, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var noGradients = torch.no_grad();
        var length = decoder.Config.n_ctx;
        var text = HeldOutRows.Read(corpus, length);
        var hits = new List<(int Feature, int Row, float Value)>();
        for (var first = 0; first < text.Count; first += ContextsPerBatch * length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(decoder, dictionary, hookPoint, text, first, Math.Min(ContextsPerBatch * length, text.Count - first), corpus.Manifest.EndOfText, hits);
            progress?.Report(Math.Min(1, (first + (ContextsPerBatch * length)) / (double)text.Count));
        }

        Write(path, dictionary.d_sae, hits);
    }

    /// <summary>One feature's part of the file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static FeatureHits Read(string path, int feature)
    {
        using var file = new BinaryReader(File.OpenRead(path));
        var features = file.ReadInt32();
        if (feature < 0 || feature >= features) throw new InvalidDataException($"'{path}' holds {features} features; feature {feature} is none of them. Delete the file to have it made again.");
        file.BaseStream.Position = sizeof(int) + ((long)feature * sizeof(int));
        var (from, to) = (file.ReadInt32(), file.ReadInt32());
        file.BaseStream.Position = sizeof(int) + ((long)features * sizeof(int));
        var all = file.ReadInt32();
        var start = sizeof(int) * (features + 2L);
        if (from < 0 || to < from || to > all || file.BaseStream.Length != start + (8L * all)) throw new InvalidDataException($"'{path}' is damaged. Delete it to have it made again.");
        var (rows, values) = (new int[to - from], new float[to - from]);
        file.BaseStream.Position = start + (4L * from);
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(rows.AsSpan()));
        file.BaseStream.Position = start + (4L * all) + (4L * from);
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return new(rows, values);
    }

    /// <summary>Writes a file from where features fire.</summary>
    internal static void Write(string path, int features, IReadOnlyCollection<(int Feature, int Row, float Value)> hits)
    {
        var ordered = hits.OrderBy(h => h.Feature).ThenBy(h => h.Row).ToArray();
        var starts = new int[features + 1];
        foreach (var hit in ordered) starts[hit.Feature + 1]++;
        for (var feature = 0; feature < features; feature++) starts[feature + 1] += starts[feature];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = path + ".part";
        using (var file = new BinaryWriter(File.Create(part)))
        {
            file.Write(features);
            file.Write(MemoryMarshal.AsBytes(starts.AsSpan()));
            file.Write(MemoryMarshal.AsBytes(Array.ConvertAll(ordered, h => h.Row).AsSpan()));
            file.Write(MemoryMarshal.AsBytes(Array.ConvertAll(ordered, h => h.Value).AsSpan()));
        }

        File.Move(part, path, overwrite: true);
    }

    private static void Add(
        Decoder decoder, SparseAutoencoder dictionary, string hookPoint, PassRows text, int first, int count, int silentToken, List<(int Feature, int Row, float Value)> hits)
    {
        using var scope = torch.NewDisposeScope();
        var ids = Array.ConvertAll(text.Tokens[first..(first + count)], id => (long)id);
        using var cache = decoder.RunWithCache(torch.tensor(ids).reshape(count / decoder.Config.n_ctx, decoder.Config.n_ctx), SiteInputs.HookPoints(dictionary, hookPoint));
        var codes = dictionary.Encode(SiteInputs.Of(dictionary, hookPoint, cache));
        for (var row = 0; row < count; row++)
        {
            if (ids[row] == silentToken) continue;
            var features = codes.FeaturesOf(row);
            var values = codes.ValuesOf(row);
            for (var i = 0; i < features.Length; i++) hits.Add((features[i], first + row, values[i]));
        }
    }
}
