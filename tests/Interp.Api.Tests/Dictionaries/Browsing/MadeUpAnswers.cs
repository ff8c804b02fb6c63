using Interp.Domain.Circuits;
using Interp.Domain.Dictionaries;
using Interp.Testing;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>What the stand-in workers answer.</summary>
internal static class MadeUpAnswers
{
    public static void Give(StandInWorkers workers)
    {
        workers.Answer<TextQuestion, TextAnswer>(Text);
        workers.Answer<SteeringQuestion, SteeringAnswer>(_ => new([2], [0, 1, 6, 1], [0, 6, 6, 1], 32, 6, 1.5));
        workers.Answer<PromptLabQuestion, PromptLabAnswer>(MadeUpPrompts.Of);
        workers.Answer<HeadQuestion, HeadAnswer>(_ => new(true, Spectrum(), Spectrum()));
        workers.Answer<ExpansionQuestion, ExpansionAnswer>(q => new(
            [.. Enumerable.Range(0, q.Count).Select(i => i % 8)], [.. Enumerable.Range(0, q.Count).Select(i => i == 1 ? 1f : 0)], [.. Enumerable.Range(0, q.Count).Select(i => i == 0 ? (float?)null : 0.02f)]));
        workers.Answer<HeldOutQuestion, HeldOutAnswer>(_ => new(1, [0, 2], [500, 600], [0, 3, 5], [0, 6, 1, 2, 0], [0, 4, 0, 1, 0]));
    }

    private static CircuitSpectrum<DirectionEnd> Spectrum() => new([4, 3, 2, 0.5], [new(4, [new(6, 2), new(2, 1)], [new(3, 1)], [new(1, 1)], [new(5, 0.5f)]), new(3, [new(0, 1)], [], [new(7, 1)], [])]);

    /// <summary>A token for each letter; feature 1 fires on every "c" with the number of letters, so that an answer tells which text it is of.</summary>
    private static TextAnswer Text(TextQuestion question)
    {
        var text = question.Text;
        int[] on = [.. text.Select(letter => letter == 'c' ? 1 : 0)];
        int[] offsets = [0, .. on.Select((_, i) => on.Take(i + 1).Sum())];
        float[] activations = [.. on.Select(o => (float)(o * text.Length))];
        var tracks = question.Tracked.DefaultIfEmpty(1).Select(f => new FeatureTrack(f, f == 1 ? activations : new float[text.Length], null));
        int[] ranking = on.Sum() > 0 ? [1] : [];
        return new(
            [.. text.Select(letter => letter == 'c' ? 6 : 0)], offsets, [.. Enumerable.Repeat(1, on.Sum())], [.. activations.Where(a => a > 0)], [.. tracks],
            ranking, [.. ranking.Select(_ => (float)text.Length)], [.. ranking.Select(_ => on.Sum())], new(16, 1, 0, true));
    }
}
