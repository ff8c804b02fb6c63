using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Runs the same text through two dictionaries and matches their features.</summary>
/// <param name="Dictionary">Name of the one; of the two names the one that sorts first.</param>
/// <param name="Other">Name of the other.</param>
/// <param name="Tokens">Tokens that both encode, of the corpus of the first.</param>
/// <param name="Seed">Seed of the choice of text.</param>
/// <param name="CohortId">The cohort it is made for; null for the only one of the person who starts it.</param>
public sealed record CompareDictionariesParameters(string Dictionary, string Other, long Tokens, long Seed, int? CohortId)
{
    /// <summary>A million tokens: some minutes on two cores.</summary>
    public static CompareDictionariesParameters Default(string dictionary, string other) => new(dictionary, other, Tokens: 1_000_000, Seed: 1, CohortId: null);

    /// <summary>The same work whichever of the two is named first.</summary>
    public CompareDictionariesParameters InOrder() => string.CompareOrdinal(Dictionary, Other) <= 0 ? this : this with { Dictionary = Other, Other = Dictionary };

    /// <summary>All that is wrong with the numbers; empty when nothing is.</summary>
    public IReadOnlyList<ParameterProblem> Validate()
    {
        var check = new ParameterChecks();
        check.Range("tokens", Tokens, 1_000, 100_000_000);
        check.That(Seed is >= 0 and <= int.MaxValue, "seed", $"Give a seed from 0 to {int.MaxValue}.");
        return check.Problems;
    }
}
