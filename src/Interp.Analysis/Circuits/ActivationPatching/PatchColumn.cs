using System.Globalization;
using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>A column of a sweep: one position of each prompt, or all.</summary>
/// <param name="Label">As asked for.</param>
/// <param name="At">Positions, up to END.</param>
internal sealed record PatchColumn(string Label, PositionSet At)
{
    /// <summary>The columns asked for.</summary>
    /// <exception cref="ArgumentException">A prompt has no such role, or a position lies off its end.</exception>
    public static IReadOnlyList<PatchColumn> Of(ActivationPatchingOptions options, PromptBatch prompts)
    {
        var labels = options.Positions;
        if (labels.Count == 0) labels = options.Site.IsOfHeads() ? [PositionSet.All] : EveryPosition(prompts);
        return labels.Distinct(StringComparer.Ordinal).Select(l => new PatchColumn(l, Positions(l, prompts))).ToList();
    }

    private static PositionSet Positions(string label, PromptBatch prompts) =>
        int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? PositionSet.At(prompts, position) : PositionSet.Of(prompts, [label]);

    private static List<string> EveryPosition(PromptBatch prompts) => prompts.Pairs.All(p => p.Clean.Length == prompts.Length)
        ? Enumerable.Range(0, prompts.Length).Select(p => p.ToString(CultureInfo.InvariantCulture)).ToList()
        : throw new ArgumentException($"The prompts have {prompts.Pairs.Min(p => p.Clean.Length)} to {prompts.Length} tokens, so the same position means different things. Name roles as columns, or choose prompts of one length.", nameof(prompts));
}
