using Interp.Torch;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Dictionaries on disk in SAELens's layout: <c>cfg.json</c> and <c>sae_weights.safetensors</c>.</summary>
internal static class SaeFolder
{
    public const string WeightsFileName = "sae_weights.safetensors";

    /// <summary>Of training checkpoints: what activations are multiplied by.</summary>
    private const string ScalerFileName = "activation_scaler.json";

    public static void Save(SparseAutoencoder sae, string folder, IReadOnlyDictionary<string, string>? metadata)
    {
        Directory.CreateDirectory(folder);
        Safetensors.Write(Path.Combine(folder, WeightsFileName), sae.Weights.Named().ToDictionary(pair => pair.Name, pair => pair.Tensor, StringComparer.Ordinal));
        SaeConfigFile.Write(folder, sae, metadata);
    }

    public static SparseAutoencoder Load(string folder) => Import(folder).Dictionary;

    /// <summary>Reads the folder; scales and norms that SAELens applies while running are folded into the weights.</summary>
    public static SaeImport Import(string folder)
    {
        SaeConfig config = SaeConfigFile.Read(folder);
        using var scope = torch.NewDisposeScope();
        TensorTable table = TensorTable.Safetensors(Path.Combine(folder, WeightsFileName));
        string kind = SaeArchitectureName.Of(config.Settings, config.Skip);
        Dictionary<string, torch.Tensor> found = SaeTensorNames.Of(config.Settings.Architecture).ToDictionary(name => name, table.Take, StringComparer.Ordinal);
        var formula = new SaeFormula(config.Settings, new SaeWeights(found["W_enc"], found["W_dec"], found.GetValueOrDefault("b_enc"), found["b_dec"])
        {
            threshold = found.GetValueOrDefault("threshold"),
            r_mag = found.GetValueOrDefault("r_mag"),
            b_gate = found.GetValueOrDefault("b_gate"),
            b_mag = found.GetValueOrDefault("b_mag"),
            W_skip = config.Skip ? table.Take("W_skip") : null,
        });
        torch.Tensor? factors = SaeOldScaling.Take(table, config);
        table.Finish(kind);
        Expect(table.File, formula.Weights.W_enc, "W_enc", config.d_in, config.d_sae);
        Expect(table.File, formula.Weights.W_dec, "W_dec", config.d_sae, config.d_out);
        // Folding computes with these shapes, so they are checked before it.
        formula.Check(table.File);
        return Folded(folder, config, formula, factors, table.File);
    }

    private static SaeImport Folded(string folder, SaeConfig config, SaeFormula formula, torch.Tensor? factors, string file)
    {
        var notes = new List<string>();
        if (factors is not null)
        {
            formula = formula.Weighted(factors);
            notes.Add("The scaling factors of its latents were folded into W_dec.");
        }
        if (config.RankedByDecoderNorm)
        {
            formula = formula.UnitDecoder();
            notes.Add("The norms of its decoder rows were folded into the encoder.");
        }
        if (config.ScaledInput)
        {
            float scale = InputScale(folder);
            formula = formula.Unscaled(scale);
            notes.Add($"The scale of its input, {scale:G6}, was folded into the weights.");
        }
        return new SaeImport(formula.Build(file), "saelens", config.Metadata, notes);
    }

    private static float InputScale(string folder)
    {
        string path = Path.Combine(folder, ScalerFileName);
        if (!File.Exists(path))
            throw new InvalidDataException($"normalize_activations 'expected_average_only_in': the weights are for scaled activations and do not say the scale. Fold it in with SAELens before saving, or give {ScalerFileName} as well.");
        double scale = JsonSettings.Read(path, settings => settings.Number("scaling_factor"));
        return scale is > 1e-6 and < 1e6 ? (float)scale : throw new InvalidDataException($"'{ScalerFileName}': scaling_factor is {scale}; it must be a positive number.");
    }

    private static void Expect(string file, torch.Tensor tensor, string name, params ReadOnlySpan<long> shape)
    {
        if (!tensor.shape.AsSpan().SequenceEqual(shape))
            throw new InvalidDataException($"'{file}': {name} has shape [{string.Join(", ", tensor.shape)}], the configuration says [{string.Join(", ", shape.ToArray())}].");
    }
}
