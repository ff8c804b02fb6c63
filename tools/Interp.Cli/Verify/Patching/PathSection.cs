using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Cli.Verify;

/// <summary>The sweep against four whole passes with hooks, sender by sender.</summary>
internal static class PathSection
{
    /// <summary>Every sender, to the logits and to queries, keys and values of heads, in both precisions.</summary>
    public static void Run(PatchingModel model, PatchingFindings findings, CancellationToken cancellationToken)
    {
        using var exact = model.Decoder.To(torch.ScalarType.Float64);
        foreach (var (name, options) in Receivers(model))
        {
            Compare($"{model.Name}-{name}-fp32", model.Decoder, PatchingFindings.Single, options);
            Compare($"{model.Name}-{name}-fp64", exact, PatchingFindings.Double, options);
        }

        void Compare(string id, Decoder decoder, double most, PathPatchingOptions options)
        {
            var (difference, senders) = Largest(decoder, model.Prompts, options, cancellationToken);
            findings.Add(VerifyCheck.AtMost(id, FormattableString.Invariant($"max |ΔLD| of the sweep and four passes with hooks, {senders} senders, {model.Prompts.Count} prompts"), null, difference, most));
        }
    }

    /// <summary>The other meanings of "path", in double precision.</summary>
    public static void RunOptions(PatchingModel model, PatchingFindings findings, CancellationToken cancellationToken)
    {
        using var exact = model.Decoder.To(torch.ScalarType.Float64);
        var values = Receivers(model)[^1].Options;
        foreach (var (name, options) in new (string Name, PathPatchingOptions Options)[]
        {
            ("mlps-frozen", new() { ThroughMlps = PathPart.Freeze }),
            ("norms-frozen", new() { LayerNorm = PathPart.Freeze }),
            ("denoised", new() { Direction = PatchDirection.Denoise }),
            ("values-mlps-frozen", values with { ThroughMlps = PathPart.Freeze }),
            ("values-norms-frozen", values with { LayerNorm = PathPart.Freeze }),
            ("values-denoised", values with { Direction = PatchDirection.Denoise }),
            ("values-two-layers", new() { Senders = [.. PathSender.EveryHead(exact.Config).Where(h => h.FirstLayer == 2)], Receivers = [new(ReceiverKind.Value, [new(1, 0), new(3, 1)])], ReceiverPositions = ["S2"] }),
            ("joint", new() { Senders = [PathSender.Joint([new(0, 0), new(1, 1)], [1]), PathSender.Joint([], [0, 2])] }),
        })
        {
            var (difference, _) = Largest(exact, model.Prompts, options, cancellationToken);
            findings.Add(VerifyCheck.AtMost($"{model.Name}-{name}", "max |ΔLD| of the sweep and four passes, fp64", null, difference, PatchingFindings.Double));
        }
    }

    /// <summary>One set of options for each kind of receiver.</summary>
    public static IReadOnlyList<(string Name, PathPatchingOptions Options)> Receivers(PatchingModel model)
    {
        var config = model.Decoder.Config;
        List<PathSender> senders = [.. PathSender.EveryHead(config), .. PathSender.EveryMlp(config)];
        int layer = model.ReceivingLayer, last = config.n_heads - 1;
        List<(string, PathPatchingOptions)> all = [("logits", new() { Senders = senders })];
        if (layer == 0) return all;
        all.Add(("q", new() { Senders = senders, Receivers = [new(ReceiverKind.Query, [new(layer, 0), new(layer, last)])] }));
        all.Add(("k", new() { Senders = senders, Receivers = [new(ReceiverKind.Key, [new(layer, 0)])], ReceiverPositions = ["S2"] }));
        all.Add(("v", new() { Senders = senders, Receivers = [new(ReceiverKind.Value, [new(layer, last)])], ReceiverPositions = [PositionSet.All] }));
        return all;
    }

    private static (double Difference, int Senders) Largest(Decoder decoder, PromptBatch prompts, PathPatchingOptions options, CancellationToken cancellationToken)
    {
        using var sweep = new PathPatchingSweep(decoder, prompts, options);
        var senders = (options.Senders.Count > 0 ? options.Senders : PathSender.EveryHead(decoder.Config)).ToDictionary(s => s.Name, StringComparer.Ordinal);
        double most = 0;
        var compared = 0;
        foreach (var cell in sweep.Run(null, cancellationToken).Rows.SelectMany(r => r.Cells).Where(c => c.Reachable))
        {
            cancellationToken.ThrowIfCancellationRequested();
            most = Math.Max(most, PatchingFindings.Most(cell.ByPrompt, PathPatchingReference.Metric(decoder, prompts, options, senders[cell.Label], allowNoChange: true)));
            compared++;
        }

        return (most, compared);
    }
}
