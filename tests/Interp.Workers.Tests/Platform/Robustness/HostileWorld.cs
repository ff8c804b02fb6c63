using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Domain.Dictionaries;
using TorchSharp;

namespace Interp.Workers.Tests.Platform;

/// <summary>What the questions are about: the tiny model and corpus, dictionaries that fit it or do not, and models and dictionaries that are damaged.</summary>
internal static class HostileWorld
{
    public const int Features = 48;

    public static readonly string[] Models = ["toy", "wild", "cut", "contradiction", "speechless"];

    public static readonly string[] Dictionaries = ["live", "narrow", "transcoder", "crosscoder", "wild-features", "cut-features"];

    /// <summary>Key of an upload that holds a dictionary.</summary>
    public static readonly string Upload = new('a', 64);

    /// <returns>Hash of the corpus.</returns>
    public static string Write(Lab lab)
    {
        using var scope = torch.NewDisposeScope();
        string toy = Path.Combine(lab.Models, "toy"), wild = Path.Combine(lab.Models, "wild");
        using (var decoder = ModelFolder.Load(toy))
        using (var loud = new DecoderWeights(decoder.Config, decoder.Weights.Names.ToDictionary(n => n, n => decoder.Weights[n].detach() * 1e12f, StringComparer.Ordinal)))
            ModelFolder.Save(wild, decoder.Config, loud);
        File.Copy(Path.Combine(toy, "tokenizer.json"), Path.Combine(wild, "tokenizer.json"));
        var weights = File.ReadAllBytes(CopyFolder(toy, Path.Combine(lab.Models, "cut")));
        File.WriteAllBytes(Path.Combine(lab.Models, "cut", "model.safetensors"), weights[..^1000]);
        CopyFolder(toy, Path.Combine(lab.Models, "contradiction"));
        // None of these may keep a worker from starting.
        CopyFolder(toy, Path.Combine(lab.Models, "speechless"));
        File.WriteAllText(Path.Combine(lab.Models, "speechless", "tokenizer.json"), "{");
        var config = Path.Combine(lab.Models, "contradiction", "config.json");
        File.WriteAllText(config, File.ReadAllText(config).Replace("\"d_mlp\": 32", "\"d_mlp\": 16", StringComparison.Ordinal));

        Save(lab, "live", 32, 32, new SaeSettings(SaeArchitecture.TopK, 4));
        Save(lab, "narrow", 5, 5, new SaeSettings(SaeArchitecture.TopK, 4));
        Save(lab, "transcoder", 16, 16, new SaeSettings(SaeArchitecture.TopK, 4, false) { Transcoder = true });
        Save(lab, "crosscoder", 32, 32, new SaeSettings(SaeArchitecture.TopK, 4) { Sites = [new SaeSite("blocks.0.hook_resid_pre", 16), new SaeSite("blocks.0.hook_resid_post", 16)] });
        Save(lab, "wild-features", 32, 32, new SaeSettings(SaeArchitecture.TopK, 4), scale: 1e30f);
        var folder = Save(lab, "cut-features", 32, 32, new SaeSettings(SaeArchitecture.TopK, 4));
        var whole = File.ReadAllBytes(Path.Combine(folder, "sae_weights.safetensors"));
        File.WriteAllBytes(Path.Combine(folder, "sae_weights.safetensors"), whole[..^100]);
        CopyFolder(Path.Combine(lab.Data, "dictionaries", "live"), new WeightsPlace(lab.Data).Upload(Upload));
        using var corpus = TokenCorpus.Open(Path.Combine(lab.Data, "corpora", "toy-text"));
        return corpus.Manifest.Hash;
    }

    private static string CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        return Path.Combine(to, "model.safetensors");
    }

    private static string Save(Lab lab, string name, int width, int written, SaeSettings settings, float scale = 1)
    {
        var random = new Random(name.Length);
        var folder = Path.Combine(lab.Data, "dictionaries", name);
        using var dictionary = SparseAutoencoder.FromRows(settings, Numbers(Features * width), Numbers(Features * written), Numbers(Features), Numbers(written));
        dictionary.Save(folder, new Dictionary<string, string>(StringComparer.Ordinal) { ["hook_name"] = "blocks.0.mlp.hook_post" });
        return folder;

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => ((float)random.NextDouble() - 0.5f) * scale)];
    }
}
