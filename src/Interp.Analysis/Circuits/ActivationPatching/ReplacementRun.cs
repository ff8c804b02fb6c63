using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>What is put in the place of activations: values of the other run, zeros, or means and draws of reference prompts.</summary>
internal sealed class ReplacementRun : IDisposable
{
    private readonly BaseRun? _run;
    private readonly bool _ownsRun;
    private readonly long[]? _drawn;
    private readonly long[][]? _groups;
    private readonly PromptBatch _prompts;

    private ReplacementRun(PromptBatch prompts, BaseRun? run, bool ownsRun, long[][]? groups, long[]? drawn) =>
        (_prompts, _run, _ownsRun, _groups, _drawn) = (prompts, run, ownsRun, groups, drawn);

    /// <param name="decoder">The model.</param>
    /// <param name="prompts">Which are patched.</param>
    /// <param name="options">Checked.</param>
    /// <param name="twin">The other run of these prompts.</param>
    /// <param name="reference">Prompts whose corrupted side is averaged or drawn from; null for these prompts' own.</param>
    /// <param name="hooks">Hook points that will be asked for.</param>
    /// <param name="flops">Counts the products.</param>
    /// <exception cref="ArgumentException">A prompt has no reference prompt of its template and length.</exception>
    public static ReplacementRun Of(
        Decoder decoder, PromptBatch prompts, ActivationPatchingOptions options, BaseRun twin, PromptBatch? reference, IReadOnlyCollection<string> hooks, FlopCounter? flops)
    {
        if (options.Replacement == AblationKind.Zero) return new(prompts, null, false, null, null);
        if (options.Replacement == AblationKind.Twin) return new(prompts, twin, false, null, null);
        reference ??= prompts;
        var groups = prompts.Pairs.Select((pair, i) => Group(reference, pair, i)).ToArray();
        var random = RandomStream.For(options.Seed, 0);
        var drawn = options.Replacement == AblationKind.Resample ? groups.Select(g => g[random.NextInt(g.Length)]).ToArray() : null;
        var run = BaseRun.Of(decoder, reference, reference.Corrupted(), hooks.ToDictionary(h => h, PositionSet? (_) => null, StringComparer.Ordinal), flops);
        return new(prompts, run, true, groups, drawn);
    }

    /// <summary>The values for each prompt, laid out as <paramref name="plain"/>.</summary>
    public Tensor Values(string hook, Tensor plain)
    {
        if (_run is null) return torch.zeros_like(plain);
        var values = _run.Kept[hook];
        if (_groups is null) return values;
        using var scope = torch.NewDisposeScope();
        var result = torch.zeros_like(plain);
        for (var i = 0; i < _prompts.Count; i++)
        {
            var own = _drawn is null ? values.index_select(0, torch.tensor(_groups[i])).mean([0]) : values.select(0, _drawn[i]);
            // Reference and prompt are of one length; their batches may be filled up to different ones.
            var (into, length) = (result.select(0, i), _prompts.Pairs[i].Clean.Length);
            foreach (var axis in Axes(hook)) (into, own) = (into.narrow(axis, 0, length), own.narrow(axis, 0, length));
            into.copy_(own);
        }

        return result.MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        if (_ownsRun) _run!.Dispose();
    }

    // Axes of positions in one prompt's value: patterns are [heads, query, key], all others [pos, ...].
    private static int[] Axes(string hook) => hook.EndsWith("hook_pattern", StringComparison.Ordinal) ? [1, 2] : [0];

    private static long[] Group(PromptBatch reference, TokenPair pair, int index)
    {
        var members = reference.Pairs.Select((p, i) => (p, i)).Where(r => r.p.Template == pair.Template && r.p.Clean.Length == pair.Clean.Length).Select(r => (long)r.i).ToArray();
        return members.Length > 0 ? members
            : throw new ArgumentException($"No reference prompt has the template and length of prompt {index + 1} (template {pair.Template}, {pair.Clean.Length} tokens). Add some, or choose zero ablation.", nameof(reference));
    }
}
