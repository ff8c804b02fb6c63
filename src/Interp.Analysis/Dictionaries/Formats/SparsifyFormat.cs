using System.Text.Json;
using System.Text.Json.Nodes;
using Interp.Torch;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>sparsify: <c>cfg.json</c> and <c>sae.safetensors</c>; TopK dictionaries, and transcoders with or without a linear path.</summary>
internal sealed class SparsifyFormat : ISaeFormat
{
    private const string WeightsFileName = "sae.safetensors";
    private const string ConfigFileName = "cfg.json";
    private const int UsualExpansion = 32;

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "activation", "expansion_factor", "normalize_decoder", "num_latents", "k", "multi_topk", "skip_connection", "transcode", "d_in", "signed", "embed_skip", "gram_lookup", "lookup_max_order", "gram_table_hash",
    };

    public string Name => "sparsify";

    public string Title => "sparsify folder";

    public bool Recognises(string folder) => File.Exists(Path.Combine(folder, WeightsFileName));

    public SaeImport Read(string folder)
    {
        (SaeSettings settings, bool skip, int d_in, long d_sae) = JsonSettings.Read(Path.Combine(folder, ConfigFileName), ReadConfig);
        using var scope = torch.NewDisposeScope();
        TensorTable table = TensorTable.Safetensors(Path.Combine(folder, WeightsFileName));
        var formula = new SaeFormula(settings, new SaeWeights(table.TakeTransposed("encoder.weight"), table.Take("W_dec"), table.Take("encoder.bias"), table.Take("b_dec")) { W_skip = skip ? table.Take("W_skip") : null });
        table.Finish(settings.Transcoder ? "sparsify transcoder" : "sparsify");
        SparseAutoencoder dictionary = formula.Build(table.File);
        if (dictionary.d_in == d_in && dictionary.d_sae == d_sae)
            return new SaeImport(dictionary, Name, new Dictionary<string, string>(StringComparer.Ordinal), []);
        using (dictionary)
            throw new InvalidDataException($"'{ConfigFileName}' is of a dictionary of {d_in} × {d_sae}, '{WeightsFileName}' of one of {dictionary.d_in} × {dictionary.d_sae}.");
    }

    public string? WhyNot(SparseAutoencoder sae)
    {
        if (sae.Settings.Sites is not null)
            return "sparsify has no crosscoders.";
        if (sae.Settings.Architecture != SaeArchitecture.TopK)
            return $"sparsify holds TopK dictionaries only, and this one is {SaeArchitectureName.OfActivation(sae.Settings.Architecture)}.";
        return sae.d_in == sae.d_out ? null : $"sparsify's transcoders write as many numbers as they read; this one reads {sae.d_in} and writes {sae.d_out}.";
    }

    public void Write(SparseAutoencoder sae, string folder, IReadOnlyDictionary<string, string> metadata)
    {
        if (WhyNot(sae) is { } reason)
            throw new NotSupportedException(reason);
        Directory.CreateDirectory(folder);
        using var scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        var formula = new SaeFormula(sae.Settings, sae.Weights);
        SaeWeights weights = sae.Settings.Transcoder ? formula.Weights : formula.SeeingCentredInput().Weights;
        var tensors = new Dictionary<string, torch.Tensor>(StringComparer.Ordinal)
        {
            ["encoder.weight"] = weights.W_enc.t().contiguous(),
            ["encoder.bias"] = weights.b_enc!,
            ["W_dec"] = weights.W_dec,
            ["b_dec"] = weights.b_dec,
        };
        if (weights.W_skip is { } skip)
            tensors["W_skip"] = skip;
        Safetensors.Write(Path.Combine(folder, WeightsFileName), tensors);
        var config = new JsonObject
        {
            ["activation"] = "topk",
            ["expansion_factor"] = Math.Max(1, sae.d_sae / sae.d_in),
            ["normalize_decoder"] = false,
            ["num_latents"] = sae.d_sae,
            ["k"] = sae.Settings.k,
            ["multi_topk"] = false,
            ["skip_connection"] = weights.W_skip is not null,
            ["transcode"] = sae.Settings.Transcoder,
            ["d_in"] = sae.d_in,
        };
        File.WriteAllText(Path.Combine(folder, ConfigFileName), config.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }

    private static (SaeSettings Settings, bool Skip, int d_in, long d_sae) ReadConfig(JsonSettings root)
    {
        root.Expect(Known);
        if (root.Text("activation", "topk") is not "topk" and var activation)
            throw new InvalidDataException($"the activation '{activation}' is not supported; 'topk' is.");
        foreach (string unsupported in new[] { "signed", "embed_skip", "gram_lookup" })
        {
            if (root.Flag(unsupported, false))
                throw new InvalidDataException($"{unsupported} is not supported.");
        }
        bool transcode = root.Flag("transcode", false), skip = root.Flag("skip_connection", false);
        if (skip && !transcode)
            throw new InvalidDataException("skip_connection is supported in transcoders only.");
        int d_in = root.Whole("d_in");
        long latents = root.Simple().Any(pair => pair is ("num_latents", not "0")) ? root.Whole("num_latents") : (long)d_in * (root.Has("expansion_factor") ? root.Whole("expansion_factor") : UsualExpansion);
        return (new SaeSettings(SaeArchitecture.TopK, root.Whole("k"), !transcode) { Transcoder = transcode }, skip, d_in, latents);
    }
}
