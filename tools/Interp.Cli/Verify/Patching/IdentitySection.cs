using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Cli.Verify;

/// <summary>What must hold whatever the weights: identities, batches, and the refusal of what would change nothing.</summary>
internal static class IdentitySection
{
    public static void Run(PatchingModel model, PatchingFindings findings, CancellationToken cancellationToken)
    {
        using var exact = model.Decoder.To(ScalarType.Float64);
        var receivers = PathSection.Receivers(model);
        findings.Add(VerifyCheck.AtMost($"{model.Name}-same", "new = orig: max |ΔLD| in fp32, logits and values", null, receivers.Max(r => Alike(model, r.Options, cancellationToken)), 0));
        findings.Add(VerifyCheck.AtMost($"{model.Name}-late", "a sender that comes after its receiver: max |ΔLD| in fp32", null, receivers.Skip(1).Max(r => Late(model, r.Options, cancellationToken)), 0));
        findings.Add(VerifyCheck.AtMost($"{model.Name}-direct", "MLPs and norms frozen: max |ΔLD − difference of direct attributions|, every head, fp64", null, Direct(exact, model.Prompts, cancellationToken), PatchingFindings.Double));
        findings.Add(VerifyCheck.AtMost($"{model.Name}-batch", "a batch with different role positions against one prompt at a time: max |ΔLD|, fp64", null, receivers.Max(r => OneByOne(exact, model.Prompts, r.Options, cancellationToken)), PatchingFindings.Double));
        findings.Add(VerifyCheck.AtLeast($"{model.Name}-no-op", "interventions that change nothing and were refused, of 4", null, Refused(model.Decoder, cancellationToken), 4));
    }

    private static double Alike(PatchingModel model, PathPatchingOptions options, CancellationToken cancellationToken)
    {
        // One pair that is alike among others that are not: a batch of nothing but such pairs is refused.
        var pairs = model.Prompts.Pairs.Select((p, i) => i == 0 ? p with { Corrupted = p.Clean } : p).ToList();
        using var sweep = new PathPatchingSweep(model.Decoder, new PromptBatch(pairs), options);
        return sweep.Run(null, cancellationToken).Rows.SelectMany(r => r.Cells).Max(c => Math.Abs(c.ByPrompt[0] - sweep.Baselines.CleanByPrompt[0]));
    }

    private static double Late(PatchingModel model, PathPatchingOptions options, CancellationToken cancellationToken)
    {
        using var sweep = new PathPatchingSweep(model.Decoder, model.Prompts, options);
        return sweep.Run(null, cancellationToken).Rows.Where(r => r.Layer >= model.ReceivingLayer).SelectMany(r => r.Cells).Max(c => PatchingFindings.Most(c.ByPrompt, sweep.Baselines.CleanByPrompt));
    }

    private static double Direct(Decoder decoder, PromptBatch prompts, CancellationToken cancellationToken)
    {
        using var noGrad = no_grad();
        using var sweep = new PathPatchingSweep(decoder, prompts, new PathPatchingOptions { ThroughMlps = PathPart.Freeze, LayerNorm = PathPart.Freeze });
        double most = 0;
        foreach (var row in sweep.Run(null, cancellationToken).Rows)
        {
            using var scope = NewDisposeScope();
            var z = FormattableString.Invariant($"blocks.{row.Layer}.attn.hook_z");
            using var clean = decoder.RunWithCache(prompts.Clean(), [z, "ln_final.hook_scale"]);
            using var corrupted = decoder.RunWithCache(prompts.Corrupted(), [z]);
            for (var i = 0; i < prompts.Count; i++)
            {
                var (pair, end) = (prompts.Pairs[i], prompts.Pairs[i].Position(TokenPair.End));
                for (var head = 0; head < row.Cells.Count; head++)
                {
                    var written = (corrupted[z][i, end, head] - clean[z][i, end, head]).matmul(decoder.Weights[FormattableString.Invariant($"blocks.{row.Layer}.attn.W_O")][head]);
                    if (decoder.Config.Normalisation == Normalisation.LayerNorm) written = written - written.mean();
                    var read = (written / clean["ln_final.hook_scale"][i, end] * decoder.Weights["ln_final.w"]).dot(decoder.W_U.select(1, pair.Answer) - decoder.W_U.select(1, pair.Wrong)).ToDouble();
                    most = Math.Max(most, Math.Abs(row.Cells[head].ByPrompt[i] - sweep.Baselines.CleanByPrompt[i] - read));
                }
            }
        }

        return most;
    }

    private static double OneByOne(Decoder decoder, PromptBatch prompts, PathPatchingOptions options, CancellationToken cancellationToken)
    {
        using var together = new PathPatchingSweep(decoder, prompts, options);
        var all = together.Run(null, cancellationToken).Rows.SelectMany(r => r.Cells).ToList();
        return Enumerable.Range(0, prompts.Count).Max(i =>
        {
            using var alone = new PathPatchingSweep(decoder, new PromptBatch([prompts.Pairs[i]]), options);
            return alone.Run(null, cancellationToken).Rows.SelectMany(r => r.Cells).Zip(all, (one, cell) => Math.Abs(one.ByPrompt[0] - cell.ByPrompt[i])).Max();
        });
    }

    // The twin differs at its last token only: nothing before it can change.
    private static double Refused(Decoder decoder, CancellationToken cancellationToken)
    {
        var prompts = new PromptBatch([new TokenPair([1, 2, 3, 4], [1, 2, 3, 5], 6, 7) { Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["S2"] = 1 } }]);
        PathPatchingOptions values = new() { Receivers = [new(ReceiverKind.Value, [new(1, 0)])], SenderPositions = ["S2"], ReceiverPositions = ["S2"] };
        Action[] attempts =
        [
            () => { using var sweep = new PathPatchingSweep(decoder, prompts, values); sweep.Run(null, cancellationToken); },
            () => PathPatchingReference.Metric(decoder, prompts, values, PathSender.Of(new(0, 0))),
            () => { using var sweep = new ActivationPatchingSweep(decoder, prompts, new ActivationPatchingOptions { Site = PatchSite.Z, Positions = ["S2"] }); sweep.Run(null, cancellationToken); },
            () => decoder.RunWithInterventions(prompts.Clean(), [new Intervention("hook_embed", x => x)]).Dispose(),
        ];
        return attempts.Count(attempt =>
        {
            try
            {
                attempt();
                return false;
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        });
    }
}
