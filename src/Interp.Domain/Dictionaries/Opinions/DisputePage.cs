namespace Interp.Domain.Dictionaries;

/// <summary>A page of the disagreement queue.</summary>
/// <param name="Cohort">Whose.</param>
/// <param name="Features">Largest disagreement first; settled labels are left out.</param>
/// <param name="Next">The 'after' of the following page; null on the last.</param>
public sealed record DisputePage(int Cohort, IReadOnlyList<DisputedFeature> Features, string? Next);
