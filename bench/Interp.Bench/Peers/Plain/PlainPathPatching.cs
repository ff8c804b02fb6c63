using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Bench.Peers.Plain;

/// <summary>Path patching from a head to the logits as one writes it with hooks: a whole forward pass for each sender, all other heads held at the clean run.</summary>
/// <param name="model">Runs.</param>
/// <param name="clean">int64 <c>[prompts, pos]</c>.</param>
/// <param name="corrupted">int64 <c>[prompts, pos]</c>.</param>
/// <param name="answers">Right next tokens, <c>[prompts]</c>.</param>
/// <param name="wrong">Those they are compared with, <c>[prompts]</c>.</param>
/// <param name="time">Measures.</param>
internal sealed class PlainPathPatching(PlainDecoder model, Tensor clean, Tensor corrupted, Tensor answers, Tensor wrong, TimeProvider time)
{
    /// <summary>Mean logit difference with one head as in the corrupted run.</summary>
    internal double Patched(int layer, int head)
    {
        using var guard = inference_mode();
        using var scope = NewDisposeScope();
        return Patched(Cached(clean), Cached(corrupted), layer, head);
    }

    /// <summary>Seconds of all senders, from the time of the two kept passes and of some of the senders, spread over the layers.</summary>
    internal double Seconds(int sample, int all)
    {
        using var guard = inference_mode();
        using var scope = NewDisposeScope();
        var start = time.GetTimestamp();
        var (cleanHeads, corruptedHeads) = (Cached(clean), Cached(corrupted));
        var kept = time.GetTimestamp();
        for (var i = 0; i < sample; i++) Patched(cleanHeads, corruptedHeads, i * cleanHeads.Length / sample, i % (int)cleanHeads[0].shape[2]);
        return time.GetElapsedTime(start, kept).TotalSeconds + time.GetElapsedTime(kept).TotalSeconds * all / sample;
    }

    private double Patched(Tensor[] cleanHeads, Tensor[] corruptedHeads, int layer, int head)
    {
        using var scope = NewDisposeScope();
        return Difference(Hooked(clean, (at, _) => at == layer ? Swapped(cleanHeads[at], corruptedHeads[at], head) : cleanHeads[at]));
    }

    private Tensor[] Cached(Tensor tokens)
    {
        var heads = new Tensor[model.Blocks.Count];
        Hooked(tokens, (at, z) => heads[at] = z.clone());
        return heads;
    }

    // A forward pass in which each layer's heads put out what the hook says.
    private Tensor Hooked(Tensor tokens, Func<int, Tensor, Tensor> hook)
    {
        var hooks = model.Blocks.Select((block, at) => block.z.register_forward_hook((_, _, z) => hook(at, z))).ToList();
        var logits = model.call(tokens);
        foreach (var one in hooks) one.remove();
        return logits;
    }

    private static Tensor Swapped(Tensor cleanHeads, Tensor corruptedHeads, int head)
    {
        var z = cleanHeads.clone();
        z.select(2, head).copy_(corruptedHeads.select(2, head));
        return z;
    }

    private double Difference(Tensor logits)
    {
        var last = logits.select(1, -1);
        return (last.gather(1, answers.unsqueeze(1)) - last.gather(1, wrong.unsqueeze(1))).mean().ToDouble();
    }
}
