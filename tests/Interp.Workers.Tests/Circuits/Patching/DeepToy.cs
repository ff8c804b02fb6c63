using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Workers.Tests.Circuits;

/// <summary>A random model of three layers with the tokenizer of the toy, and a few pairs that it reads.</summary>
internal static class DeepToy
{
    public const string Model = "deep-toy";

    private static readonly string[] Words = ["river", "stone", "light", "quiet", "garden", "letter", "north", "paper"];

    /// <summary>Makes both known; the name of the prompt set.</summary>
    public static async Task<string> Add(Lab lab, Visibility visibility = Visibility.Cohort)
    {
        var toy = Path.Combine(lab.Models, "toy");
        int words;
        using (var decoder = ModelFolder.Load(toy)) words = decoder.Config.d_vocab;
        var config = DecoderConfig.OneLayerRelu(words) with { n_layers = 3, d_model = 16, n_heads = 2, n_kv_heads = 2, d_head = 8, d_mlp = 32, n_ctx = 32 };
        using (var weights = DecoderInitialisation.Random(config, 5)) ModelFolder.Save(Path.Combine(lab.Models, Model), config, weights);
        File.Copy(Path.Combine(toy, "tokenizer.json"), Path.Combine(lab.Models, Model, "tokenizer.json"));
        await lab.Register();
        var tokenizer = TokenizerFolder.Load(toy);
        var single = Words.Where(w => tokenizer.Encode(" " + w).Length == 1).ToList();
        var pairs = single.Zip(single.Skip(1), (first, second) => new PromptText(
            $"quiet {first} under {second} under", $"quiet {second} under {first} under", $" {first}", $" {second}",
            new Dictionary<string, int>(StringComparer.Ordinal) { ["A"] = 6 })).ToList();
        return await lab.Get<PromptSetCommands>().Create(
            lab.World.Researcher, new(PromptSource.Pairs, Pairs: pairs, Name: "toy-pairs", Visibility: visibility), TestContext.Current.CancellationToken);
    }
}
