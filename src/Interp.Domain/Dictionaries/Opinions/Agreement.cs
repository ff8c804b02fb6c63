namespace Interp.Domain.Dictionaries;

/// <summary>How far blind raters of a cohort agree.</summary>
/// <param name="Features">Features rated blind by at least two.</param>
/// <param name="Raters">People who rated blind.</param>
/// <param name="Units">Intervals rated blind by at least two: what is compared.</param>
/// <param name="Marks">Marks on those.</param>
/// <param name="AlphaInterval">Krippendorff's α of the rubric total, differences counted in points; null where undefined.</param>
/// <param name="AlphaOrdinal">The same, differences counted in ranks.</param>
/// <param name="Disagreement">Root mean square difference between two raters of an interval, in points.</param>
/// <param name="ByCriterion">Ordinal α of each question of the rubric.</param>
public sealed record Agreement(
    int Features,
    int Raters,
    int Units,
    int Marks,
    double? AlphaInterval,
    double? AlphaOrdinal,
    double? Disagreement,
    IReadOnlyList<CriterionAgreement> ByCriterion);

/// <summary>Agreement on one question of the rubric.</summary>
/// <param name="Criterion">Its name.</param>
/// <param name="AlphaOrdinal">Krippendorff's α; null where undefined.</param>
public sealed record CriterionAgreement(string Criterion, double? AlphaOrdinal);
