namespace Interp.Analysis.Dictionaries;

/// <summary>One unit (feature or neuron) measured on the scoring half against one case study.</summary>
/// <param name="Unit">Its index.</param>
/// <param name="SelectionR">Its correlation on the half it was chosen on: deciding variant, natural mix.</param>
/// <param name="SelectionTopInClass">Share of its 100 highest activations on that half that are in class.</param>
/// <param name="R">Correlation with each variant at the natural mix.</param>
/// <param name="UnweightedR">The same with every token alike.</param>
/// <param name="TopInClass">Share of its 100 highest activations (distinct tokens) that are in class.</param>
/// <param name="TopOnProxy">Share of them where the deciding variant is above 0.</param>
/// <param name="MassInClass">Share of its activation mass in class, natural mix.</param>
/// <param name="Precision">Share of its active tokens in class, natural mix.</param>
/// <param name="Recall">Share of the class' tokens on which it is active.</param>
/// <param name="UnitsMostlyInClass">Units of the dictionary with more than half of their mass in class: how far the class is split.</param>
/// <param name="UnitsAlmostOnlyInClass">The same with more than 90 %.</param>
public sealed record CaseScore(
    int Unit,
    double SelectionR,
    double SelectionTopInClass,
    double[] R,
    double[] UnweightedR,
    double TopInClass,
    double TopOnProxy,
    double MassInClass,
    double Precision,
    double Recall,
    int UnitsMostlyInClass,
    int UnitsAlmostOnlyInClass);
