using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Path patching as the IOI paper words it: four whole passes with hooks for one sender. Slow and obvious; <see cref="PathPatchingSweep"/> is held against it.
/// </summary>
public static class PathPatchingReference
{
    /// <summary>The metric of each prompt when the paths of one sender are patched.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="prompts">Pairs.</param>
    /// <param name="options">All but the senders.</param>
    /// <param name="sender">Whose paths.</param>
    /// <param name="allowNoChange">Accept a sender that is alike in both runs.</param>
    /// <exception cref="InvalidOperationException">The sender is alike in both runs: patching it would change nothing.</exception>
    public static double[] Metric(Decoder decoder, PromptBatch prompts, PathPatchingOptions options, PathSender sender, bool allowNoChange = false)
    {
        options = PathPatchingCheck.Checked(options with { Senders = [sender] }, decoder.Config, prompts);
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var (orig, other) = options.Direction == PatchDirection.Noise ? (prompts.Clean(), prompts.Corrupted()) : (prompts.Corrupted(), prompts.Clean());
        var points = decoder.HookPoints.Select(p => p.Name).Where(n => n.EndsWith("hook_z", StringComparison.Ordinal) || n.EndsWith("hook_mlp_out", StringComparison.Ordinal) || n.EndsWith("hook_scale", StringComparison.Ordinal)).ToList();
        using var a = decoder.RunWithCache(other, points);
        using var b = decoder.RunWithCache(orig, points);
        var received = options.ToLogits ? [] : options.Receivers.SelectMany(r => r.Heads.Select(h => LayerHooks.Head(h.Layer, r.Letter))).Distinct(StringComparer.Ordinal).ToList();
        if (!allowNoChange && !Differs(sender, Mask(prompts, options.SenderPositions), a, b))
            throw new InvalidOperationException($"The sender {sender.Name} is alike in both runs at these positions: patching it would change nothing. Choose other positions or prompts.");
        using var c = decoder.Patch(orig, Sending(decoder.Config, prompts, options, sender, a, b, points), received);
        using var metric = new Metric(decoder, prompts, options.Metric, AtEnd(prompts, decoder.Forward(prompts.Clean())));
        if (options.ToLogits) return Numbers(metric.OfLogits(AtEnd(prompts, c.Logits)));
        using var d = decoder.Patch(orig, Receiving(decoder.Config, prompts, options, c.Cache), []);
        return Numbers(metric.OfLogits(AtEnd(prompts, d.Logits)));
    }

    // Pass C: every head as in b, but for the sender, which is as in a.
    private static List<Intervention> Sending(
        DecoderConfig config, PromptBatch prompts, PathPatchingOptions options, PathSender sender, ActivationCache a, ActivationCache b, List<string> points)
    {
        var at = Mask(prompts, options.SenderPositions);
        List<Intervention> edits = [];
        for (var layer = 0; layer < config.n_layers; layer++)
        {
            string z = LayerHooks.Z(layer), mlp = LayerHooks.MlpOut(layer);
            var heads = sender.Heads.Where(h => h.Layer == layer).Select(h => h.Head).ToList();
            edits.Add(new Intervention(z, _ => Spliced(b[z], a[z], at, heads)) { AllowNoChange = true });
            if (config.d_mlp == 0) continue;
            if (options.ThroughMlps == PathPart.Freeze) edits.Add(new Intervention(mlp, _ => b[mlp]) { AllowNoChange = true });
            if (sender.Mlps.Contains(layer)) edits.Add(new Intervention(mlp, x => torch.where(at.unsqueeze(-1), a[mlp], x)) { AllowNoChange = true });
        }

        if (options.LayerNorm == PathPart.Freeze)
            edits.AddRange(points.Where(n => n.EndsWith("hook_scale", StringComparison.Ordinal)).Select(n => new Intervention(n, _ => b[n]) { AllowNoChange = true }));
        return edits;
    }

    // Pass D: the receivers get what pass C recorded for them.
    private static List<Intervention> Receiving(DecoderConfig config, PromptBatch prompts, PathPatchingOptions options, ActivationCache recorded)
    {
        var at = Mask(prompts, options.ReceiverPositions);
        return (from receiver in options.Receivers
                from layer in receiver.Heads.GroupBy(h => h.Layer)
                let name = LayerHooks.Head(layer.Key, receiver.Letter)
                let shared = receiver.Kind == ReceiverKind.Query ? 1 : config.n_heads / config.n_kv_heads
                let heads = layer.Select(h => h.Head / shared).ToList()
                select new Intervention(name, x => Spliced(x, recorded[name], at, heads)) { AllowNoChange = true }).ToList();
    }

    private static Tensor Spliced(Tensor into, Tensor from, Tensor at, List<int> heads)
    {
        var result = into.clone();
        foreach (var head in heads) result.select(2, head).copy_(torch.where(at.unsqueeze(-1), from.select(2, head), into.select(2, head)));
        return result;
    }

    private static bool Differs(PathSender sender, Tensor at, ActivationCache a, ActivationCache b)
    {
        return sender.Heads.Any(h => Any(LayerHooks.Z(h.Layer), x => x.select(2, h.Head))) || sender.Mlps.Any(layer => Any(LayerHooks.MlpOut(layer), x => x));

        bool Any(string name, Func<Tensor, Tensor> part) => part(a[name]).ne(part(b[name])).logical_and(at.unsqueeze(-1)).any().ToBoolean();
    }

    // bool [prompts, pos]
    private static Tensor Mask(PromptBatch prompts, IReadOnlyList<string> roles) =>
        torch.tensor(PositionSet.Every(prompts).Among(PositionSet.Of(prompts, roles))).view(prompts.Count, prompts.Length).gt(0);

    private static Tensor AtEnd(PromptBatch prompts, Tensor logits) => PositionSet.Of(prompts, [TokenPair.End]).Gather(logits).squeeze(1);

    private static double[] Numbers(Tensor perPrompt) => perPrompt.to(ScalarType.Float64).data<double>().ToArray();
}
