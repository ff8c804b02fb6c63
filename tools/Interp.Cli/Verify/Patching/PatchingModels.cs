using Interp.Analysis.Language;

namespace Interp.Cli.Verify;

/// <summary>The models that patching is compared on: random ones of two families, and real ones where they are supplied.</summary>
/// <param name="plan">Sizes.</param>
/// <param name="assets">Folder with models/.</param>
/// <param name="models">Folder of this installation's models.</param>
internal sealed class PatchingModels(PatchingPlan plan, string assets, string models)
{
    private static readonly string[] Real =
        ["nano-gpt-sort", "stories260K", "tinystories656k", "babyllama105", "algorithmic/induction_head_infinite.safetensors", "algorithmic/wd_10-1_mod_addition_loss_curve.safetensors"];

    /// <summary>Random weights, every one off its special value. The caller disposes each.</summary>
    public IEnumerable<PatchingModel> Random() => Random(plan);

    /// <summary>The same with four layers.</summary>
    public IEnumerable<PatchingModel> RandomFourLayers() => Random(PatchingPlan.Quick);

    /// <summary>Weights that others trained; those that are missing are reported. The caller disposes each.</summary>
    public IEnumerable<PatchingModel> Trained(List<VerifySkip> skipped)
    {
        foreach (var name in Real.Select(n => (Name: Path.GetFileNameWithoutExtension(n), Path: Path.Combine(assets, "models", n))).Append((Name: "gpt2", Path: Path.Combine(models, "gpt2"))))
        {
            if (Directory.Exists(name.Path)) yield return Of(name.Name, ModelFolder.Load(name.Path));
            else if (File.Exists(name.Path)) yield return Of(name.Name, ModelFolder.LoadFile(name.Path));
            else skipped.Add(new VerifySkip(name.Name, string.Equals(name.Name, "gpt2", StringComparison.Ordinal) ? "weights of gpt2 not supplied" : $"{name.Path} is not there; set INTERP_ASSETS"));
        }
    }

    private IEnumerable<PatchingModel> Random(PatchingPlan sizes)
    {
        yield return Of("gpt2-shaped", new Decoder(sizes.Gpt2, DecoderInitialisation.Generic(sizes.Gpt2, plan.Seed)));
        yield return Of("llama-shaped", new Decoder(sizes.Llama, DecoderInitialisation.Generic(sizes.Llama, plan.Seed)));
    }

    private PatchingModel Of(string name, Decoder decoder) =>
        new(name, decoder, PatchingPrompts.Draw(plan.Prompts, decoder.Config.d_vocab, Math.Min(decoder.Config.n_ctx, plan.Tokens), plan.Seed));
}
