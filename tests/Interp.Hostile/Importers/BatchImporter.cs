using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Hostile.Seeds;

namespace Interp.Hostile.Importers;

/// <summary>Batches of SAEDashboard, read, checked and made into rows.</summary>
internal sealed class BatchImporter : IImporter
{
    public string Name => "batch";

    public IReadOnlyList<string> Seeds(string parent)
    {
        Directory.CreateDirectory(Path.Combine(parent, "made"));
        File.WriteAllText(Path.Combine(parent, "made", "batch-0.json"), JsonSerializer.Serialize(new
        {
            model_id = "toy", layer = 0, sae_set = "res",
            features = Enumerable.Range(0, 3).Select(i => new
            {
                feature_index = i, frac_nonzero = 0.01, n_prompts_total = 100, n_tokens_in_prompt = 32, dataset = "text", pos_str = new[] { " good" }, pos_values = new[] { 1.5 }, neg_str = new[] { " bad" }, neg_values = new[] { -1.5 },
                neuron_alignment_indices = new[] { 1 }, neuron_alignment_values = new[] { 0.3 }, neuron_alignment_l1 = new[] { 0.1 }, freq_hist_data_bar_values = new[] { 0.5, 1.5 }, freq_hist_data_bar_heights = new[] { 3.0, 1.0 },
                activations = new[] { new { tokens = new[] { "a", " b", " c" }, values = new[] { 0.0, 1.0, 0.5 }, qualifying_token_index = 1, bin_min = -1.0, bin_max = 1.0, bin_contains = -1.0 } },
            }),
        }));
        foreach (var file in Cases.Files("batches"))
        {
            var folder = Directory.CreateDirectory(Path.Combine(parent, Path.GetFileNameWithoutExtension(file))).FullName;
            File.Copy(file, Path.Combine(folder, "batch-0.json"));
        }

        return [.. Directory.GetDirectories(parent).Order(StringComparer.Ordinal)];
    }

    public async Task Import(string folder)
    {
        var (rows, checks) = (new ImportRows(), new BatchChecks());
        foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            var (batch, _) = await BatchFile.Read(new ImportFile(Path.GetFileName(path), () => File.OpenRead(path)), CancellationToken.None);
            checks.Check("batch", batch);
            ImportSource.Of(batch);
            foreach (var feature in batch.Features!) rows.Add(feature!);
        }

        _ = rows.Vocabulary.Hash + rows.Tokens.Count();
    }

    public bool Refuses(Exception error) => error is InvalidParametersException;
}
