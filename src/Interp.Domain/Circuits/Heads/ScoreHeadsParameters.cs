using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Scores every head of a model: what it attends to on repeated random tokens, what it copies, and which heads read what it writes.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Sequences">Random sequences, each of which comes twice.</param>
/// <param name="Seed">Of the sequences and of the random weights that composition is compared with.</param>
/// <param name="CohortId">The cohort it is made for; null for the first of the person who starts it.</param>
/// <param name="Visibility">Who may see it; null for the cohort, or for oneself where there is none.</param>
public sealed record ScoreHeadsParameters(string Model, int Sequences, long Seed, int? CohortId, Visibility? Visibility)
{
    /// <summary>The IOI paper's four sequences.</summary>
    public static ScoreHeadsParameters Default(string model) => new(model, Sequences: 4, Seed: 1, CohortId: null, Visibility: null);

    /// <summary>All that is wrong with the numbers; empty when nothing is.</summary>
    public IReadOnlyList<ParameterProblem> Validate()
    {
        var check = new ParameterChecks();
        check.Range("sequences", Sequences, 1, 64);
        check.That(Seed is >= 0 and <= int.MaxValue, "seed", $"Give a seed from 0 to {int.MaxValue}.");
        return check.Problems;
    }
}
