namespace Interp.Domain.Dictionaries;

/// <summary>What the viewer's cohort thinks of a feature, for the head of its card.</summary>
/// <param name="Cohort">Id of the cohort.</param>
/// <param name="CohortName">For people.</param>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Index">Number of the feature.</param>
/// <param name="IsRating">The viewer is rating it blind, so that all the rest is kept from them.</param>
/// <param name="HasRated">The viewer has submitted a rating.</param>
/// <param name="Label">The newest version; null where there is none.</param>
/// <param name="Rating">Mean rubric total, 0 to 14; null where nobody has rated.</param>
/// <param name="Raters">How many have rated.</param>
/// <param name="Disagreement">Root mean square difference between two raters of an interval, in points; null where nobody can be compared.</param>
/// <param name="Comments">Comments that can be read.</param>
/// <param name="MayLabel">The viewer may label, rate and comment.</param>
/// <param name="MayModerate">The viewer may settle the label.</param>
public sealed record OpinionSummary(
    int Cohort,
    string CohortName,
    string Dictionary,
    int Index,
    bool IsRating,
    bool HasRated,
    LabelVersion? Label,
    double? Rating,
    int Raters,
    double? Disagreement,
    int Comments,
    bool MayLabel,
    bool MayModerate);
