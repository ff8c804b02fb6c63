namespace Interp.Analysis.Dictionaries;

/// <summary>The two halves of the held-out documents: features are chosen on one and scored on the other.</summary>
public enum HeldOutHalf
{
    Selection,
    Scoring,
}
