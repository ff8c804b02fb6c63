using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>One whole pass with a hook for each cell: slow and obvious; <see cref="ActivationPatchingSweep"/> is held against it.</summary>
public static class ActivationPatchingReference
{
    /// <summary>The metric of each prompt when the value of the twin, or zero, is put in at one layer, column and head.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="prompts">Pairs.</param>
    /// <param name="options">Its one column is patched; replacements are the twin's or zero.</param>
    /// <param name="layer">Which layer.</param>
    /// <param name="head">Which head of the site; ignored where it has none.</param>
    public static double[] Metric(Decoder decoder, PromptBatch prompts, ActivationPatchingOptions options, int layer, int head)
    {
        if (options.Replacement is not (AblationKind.Twin or AblationKind.Zero)) throw new ArgumentException("The reference patches the twin's values or zero.", nameof(options));
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var hook = options.Site.Hook(layer);
        var (into, from) = options.Direction == PatchDirection.Noise ? (prompts.Clean(), prompts.Corrupted()) : (prompts.Corrupted(), prompts.Clean());
        using var cache = decoder.RunWithCache(from, [hook]);
        var at = PatchColumn.Of(options, prompts).Single().At;
        using var run = decoder.Patch(into, [new Intervention(hook, x => Edited(x)) { AllowNoChange = true }], []);
        var end = PositionSet.Of(prompts, [TokenPair.End]);
        using var metric = new Metric(decoder, prompts, options.Metric, end.Gather(decoder.Forward(prompts.Clean())).squeeze(1));
        return metric.OfLogits(end.Gather(run.Logits).squeeze(1)).to(ScalarType.Float64).data<double>().ToArray();

        Tensor Edited(Tensor x)
        {
            var value = options.Replacement == AblationKind.Zero ? torch.zeros_like(x) : cache[hook];
            for (var prompt = 0; prompt < prompts.Count; prompt++)
            {
                for (var slot = 0; slot < at.Count; slot++) Part(x, prompt, at[prompt, slot]).copy_(Part(value, prompt, at[prompt, slot]));
            }

            return x;
        }

        Tensor Part(Tensor x, int prompt, int position) => options.Site switch
        {
            PatchSite.Pattern => x.select(0, prompt).select(0, head).select(0, position),
            _ when options.Site.IsOfHeads() => x.select(0, prompt).select(0, position).select(0, head),
            _ => x.select(0, prompt).select(0, position),
        };
    }
}
