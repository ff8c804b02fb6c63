namespace Interp.Analysis.Language;

/// <summary>How much of each class is kept apart for evaluation.</summary>
/// <param name="Fraction">Share of a class' bytes, in (0, 0.5].</param>
/// <param name="MinimumBytes">At least so many bytes of the named classes, even if that is more than the fraction.</param>
public sealed record HeldOutRule(double Fraction, IReadOnlyDictionary<string, long> MinimumBytes)
{
    /// <summary>Three per cent of every class.</summary>
    public static HeldOutRule Default { get; } = new(0.03, new Dictionary<string, long>(StringComparer.Ordinal));
}
