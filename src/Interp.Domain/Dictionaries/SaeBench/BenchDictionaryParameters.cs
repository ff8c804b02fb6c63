using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Measures a dictionary as SAEBench does and keeps the result with it.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Tokens">Held-out tokens of the core measures.</param>
/// <param name="Seed">Seed of every choice of text.</param>
/// <param name="CohortId">The cohort it is made for; null for the only one of the person who starts it.</param>
public sealed record BenchDictionaryParameters(string Dictionary, long Tokens, long Seed, int? CohortId)
{
    /// <summary>As the command line measures: minutes on two cores.</summary>
    /// <param name="dictionary">Name of the dictionary.</param>
    public static BenchDictionaryParameters Default(string dictionary) => new(dictionary, Tokens: 100_000, Seed: 1, CohortId: null);

    /// <summary>All that is wrong with the numbers; empty when nothing is.</summary>
    public IReadOnlyList<ParameterProblem> Validate()
    {
        var check = new ParameterChecks();
        check.Range("tokens", Tokens, 1_000, 10_000_000);
        check.That(Seed is >= 0 and <= int.MaxValue, "seed", $"Give a seed from 0 to {int.MaxValue}.");
        return check.Problems;
    }
}
