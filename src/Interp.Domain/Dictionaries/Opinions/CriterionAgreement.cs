namespace Interp.Domain.Dictionaries;

/// <summary>Agreement on one question of the rubric.</summary>
/// <param name="Criterion">Its name.</param>
/// <param name="AlphaOrdinal">Krippendorff's α; null where undefined.</param>
public sealed record CriterionAgreement(string Criterion, double? AlphaOrdinal);
