namespace Interp.Analysis.Dictionaries;

/// <summary>What came of a member of a sweep.</summary>
/// <param name="Options">Of the member.</param>
/// <param name="Result">The finished run; null when it diverged.</param>
/// <param name="Divergence">Why it stopped; null when it finished.</param>
public sealed record SaeSweepMember(SaeOptions Options, SaeTrainingResult? Result, SaeDivergence? Divergence) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Result?.Dispose();
}
