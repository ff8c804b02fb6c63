using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Maps the directions of a dictionary, or of two in one picture.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Other">Name of a second one that reads activations of the same width; null for a map of one.</param>
/// <param name="Neighbours">Size of a neighbourhood.</param>
/// <param name="MinDist">How close points may come in the picture.</param>
/// <param name="MinClusterSize">Least features of a cluster.</param>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="CohortId">The cohort it is made for; null for the only one of the person who starts it.</param>
public sealed record MapDictionaryParameters(string Dictionary, string? Other, int Neighbours, double MinDist, int MinClusterSize, long Seed, int? CohortId)
{
    /// <summary>The recipe of "Towards Monosemanticity".</summary>
    public static MapDictionaryParameters Default(string dictionary) => new(dictionary, Other: null, Neighbours: 15, MinDist: 0.05, MinClusterSize: 3, Seed: 1, CohortId: null);

    /// <summary>All that is wrong with the numbers; empty when nothing is.</summary>
    public IReadOnlyList<ParameterProblem> Validate()
    {
        var check = new ParameterChecks();
        check.Range("neighbours", Neighbours, 2, 200);
        check.That(MinDist is >= 0 and < 1, "minDist", "Give a number from 0 up to, and not including, 1; 0.05 is a good start.");
        check.Range("minClusterSize", MinClusterSize, 2, 1000);
        check.That(Seed >= 0, "seed", "Give a seed of 0 or more.");
        return check.Problems;
    }
}
