using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>
/// Equal beginnings of documents have equal activations but for rounding, which another batch size or another processor does differently. Two computations
/// must therefore choose the same examples in the same order, except among activations that agree to rounding.
/// </summary>
internal static class ExampleOrder
{
    private const float Rounding = 1e-5f;

    /// <summary>Rank by rank the same example, or one of the same activation.</summary>
    public static void ShouldAgree(IReadOnlyList<FeatureExample> actual, IReadOnlyList<FeatureExample> expected)
    {
        actual.Select(e => (e.Group, e.Level, e.Rank)).ShouldBe(expected.Select(e => (e.Group, e.Level, e.Rank)));
        foreach (var (one, other) in actual.Zip(expected))
        {
            one.Value.ShouldBe(other.Value, Rounding);
            if (one.Position != other.Position) continue;
            one.Tokens.ShouldBe(other.Tokens);
            one.Activations.ShouldBe(other.Activations, Rounding);
        }

        // Where all are the same, so is what the card says of them.
        if (actual.Select(e => e.Position).SequenceEqual(expected.Select(e => e.Position)))
            actual.Select(e => e.Repeated).ShouldBe(expected.Select(e => e.Repeated));
        // Each stands for itself: ties do not let one example stand in for several.
        foreach (var group in actual.GroupBy(e => (e.Group, e.Level))) group.Select(e => e.Position).ShouldBeUnique();
    }
}
