using System.ComponentModel.DataAnnotations;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Runs the same text through two dictionaries and matches their features.</summary>
/// <param name="Dictionary">Name of the one; of the two names the one that sorts first.</param>
/// <param name="Other">Name of the other.</param>
/// <param name="Tokens">Tokens that both encode, of the corpus of the first.</param>
/// <param name="Seed">Seed of the choice of text.</param>
/// <param name="CohortId">The cohort it is made for; null for the only one of the person who starts it.</param>
[JobKind(CompareDictionariesParameters.Kind, Title = "Comparison of dictionaries", About = "The same text through two dictionaries: which features of one are features of the other?", Onward = "Open the comparison")]
[JobStage("compare", "Read the text with both", Counts = "tokens")]
public sealed record CompareDictionariesParameters(
    [property: Display(Name = ParameterWords.Dictionary, Description = "Name of the one")] string Dictionary,
    [property: Display(Name = "Other dictionary", Description = "Name of the other")] string Other,
    [property: Display(Name = "Tokens", Description = "That both read"), Range(1_000, 100_000_000), Unit(ParameterWords.Tokens)] long Tokens,
    [property: Display(Name = ParameterWords.Seed, Description = "Of the choice of text"), Range(0, int.MaxValue, ErrorMessage = ParameterWords.ShortSeedRefusal)] long Seed,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "compare-dictionaries";

    /// <summary>A million tokens: some minutes on two cores.</summary>
    public static CompareDictionariesParameters Default(string dictionary, string other) => new(dictionary, other, Tokens: 1_000_000, Seed: 1, CohortId: null);

    /// <summary>The same work whichever of the two is named first.</summary>
    public CompareDictionariesParameters InOrder() => string.CompareOrdinal(Dictionary, Other) <= 0 ? this : this with { Dictionary = Other, Other = Dictionary };
}
