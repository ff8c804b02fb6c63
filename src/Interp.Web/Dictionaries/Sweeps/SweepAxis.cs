using Interp.Domain.Dictionaries;
using Interp.Web.Components;

namespace Interp.Web.Dictionaries;

/// <summary>What L0 is drawn against; larger is better in both.</summary>
/// <param name="Key">As the address names it.</param>
/// <param name="Name">For people.</param>
/// <param name="Of">The value of a point; null while there is none.</param>
public sealed record SweepAxis(string Key, string Name, Func<SweepPointDetail, double?> Of)
{
    /// <summary>Loss recovered against zero-ablation.</summary>
    public static SweepAxis CeScore { get; } = new("ce", "CE score", p => p.Metrics?.LossRecovered);

    /// <summary>Explained variance; while a point trains, that of its latest batch.</summary>
    public static SweepAxis ExplainedVariance { get; } = new("ev", "Explained variance", p => p.Metrics?.ExplainedVariance ?? p.ExplainedVariance);

    /// <summary>Both, the first first.</summary>
    public static IReadOnlyList<SweepAxis> All { get; } = [CeScore, ExplainedVariance];

    /// <summary>The axis of an address; the first where it names none.</summary>
    /// <param name="key">From an address.</param>
    public static SweepAxis From(string? key) => All.FirstOrDefault(a => a.Key == key) ?? All[0];

    /// <summary>Words for a value.</summary>
    public static string Word(double value) => Numbers.Percent(value);
}
