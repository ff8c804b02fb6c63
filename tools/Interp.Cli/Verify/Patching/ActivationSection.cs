using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Cli.Verify;

/// <summary>Sweeps of activations against a whole pass with a hook for each cell.</summary>
internal static class ActivationSection
{
    private static readonly string[] Positions = ["0", "S2", "END", PositionSet.All];

    /// <summary>Every site in both precisions; noised from the twin, and in double also denoised and replaced by zero.</summary>
    public static void Run(PatchingModel model, PatchingFindings findings, CancellationToken cancellationToken)
    {
        using var exact = model.Decoder.To(torch.ScalarType.Float64);
        foreach (var site in Enum.GetValues<PatchSite>())
        {
            if (model.Decoder.Config.d_mlp == 0 && (site is PatchSite.ResidMid or PatchSite.MlpOut)) continue;
            var options = new ActivationPatchingOptions { Site = site, Positions = Positions };
            Add(site, "fp32", Largest(model.Decoder, model.Prompts, options, cancellationToken), PatchingFindings.Single);
            Add(site, "fp64", Largest(exact, model.Prompts, options, cancellationToken), PatchingFindings.Double);
            var others = Math.Max(
                Largest(exact, model.Prompts, options with { Direction = PatchDirection.Denoise }, cancellationToken),
                Largest(exact, model.Prompts, options with { Replacement = AblationKind.Zero }, cancellationToken));
            Add(site, "denoised-zero-fp64", others, PatchingFindings.Double);
        }

        void Add(PatchSite site, string how, double measured, double most) =>
            findings.Add(VerifyCheck.AtMost($"{model.Name}-{site}-{how}", "max |ΔLD| of the sweep and a pass with a hook, every cell", null, measured, most));
    }

    private static double Largest(Decoder decoder, PromptBatch prompts, ActivationPatchingOptions options, CancellationToken cancellationToken)
    {
        using var sweep = new ActivationPatchingSweep(decoder, prompts, options);
        var heads = options.Site.Heads(decoder.Config);
        double most = 0;
        foreach (var row in sweep.Run(null, cancellationToken).Rows)
        {
            for (var i = 0; i < row.Cells.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                most = Math.Max(most, PatchingFindings.Most(
                    row.Cells[i].ByPrompt, ActivationPatchingReference.Metric(decoder, prompts, options with { Positions = [Positions[i / heads]] }, row.Layer, i % heads)));
            }
        }

        return most;
    }
}
