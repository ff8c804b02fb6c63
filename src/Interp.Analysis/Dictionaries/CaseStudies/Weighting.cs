namespace Interp.Analysis.Dictionaries;

/// <summary>How the rows of a stratified held-out set count.</summary>
public enum Weighting
{
    /// <summary>Each class as much as in the training mix. Decides, because r depends on how rare a class is.</summary>
    Natural,

    /// <summary>Each token alike.</summary>
    Unweighted,
}
