using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Tests.Language;

namespace Interp.Analysis.Tests.Circuits;

/// <summary>Two templates of two lengths, in which the role S2 stands at different positions even within a template.</summary>
internal static class SmallTask
{
    public static PromptBatch Batch { get; } = new([
        Pair([3, 7, 1, 4, 2], [3, 8, 1, 5, 2], template: 0, s2: 1),
        Pair([3, 9, 1, 6, 2], [3, 6, 1, 10, 2], template: 0, s2: 3),
        Pair([5, 2, 8, 1], [5, 4, 9, 1], template: 1, s2: 2),
        Pair([5, 6, 7, 1], [5, 3, 10, 1], template: 1, s2: 1),
    ]);

    /// <summary>Independent of the batch: three prompts of one template, two of the other.</summary>
    public static PromptBatch Reference { get; } = new([
        Pair([3, 7, 1, 4, 2], [3, 2, 1, 9, 2], template: 0, s2: 1),
        Pair([3, 7, 1, 4, 2], [3, 4, 1, 7, 2], template: 0, s2: 1),
        Pair([3, 7, 1, 4, 2], [3, 10, 1, 6, 2], template: 0, s2: 1),
        Pair([5, 2, 8, 1], [5, 7, 2, 1], template: 1, s2: 2),
        Pair([5, 2, 8, 1], [5, 9, 3, 1], template: 1, s2: 2),
    ]);

    public static HeadCircuit Circuit { get; } = new([
        new(HeadAt.Parse("0.0@S2"), "duplicate-token"), new(HeadAt.Parse("0.1@S2"), "duplicate-token"), new(HeadAt.Parse("1.0@END"), "name-mover"), new(HeadAt.Parse("1.1@END"), "name-mover"),
    ]);

    public static Decoder Model(DecoderConfig? config = null) => TinyDecoder.InDouble(config ?? TinyDecoder.Relu);

    private static TokenPair Pair(int[] clean, int[] corrupted, int template, int s2) =>
        new(clean, corrupted, 4, 7) { Template = template, Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["S2"] = s2 } };
}
