using System.ComponentModel.DataAnnotations;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Measures a dictionary as SAEBench does and keeps the result with it.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Tokens">Held-out tokens of the core measures.</param>
/// <param name="Seed">Seed of every choice of text.</param>
/// <param name="CohortId">The cohort it is made for; null for the only one of the person who starts it.</param>
[JobKind(BenchDictionaryParameters.Kind, Title = "SAEBench of a dictionary", About = "A dictionary, measured as SAEBench does.", Onward = "Open its measures")]
[JobStage("core", "Reconstruct and splice in held-out text")]
[JobStage("probing", "Probe what its features say about kinds of text")]
[JobStage("absorption", "Ask its features for first letters")]
public sealed record BenchDictionaryParameters(
    [property: Display(Name = ParameterWords.Dictionary, Description = "Name of the dictionary")] string Dictionary,
    [property: Display(Name = "Tokens", Description = "Held-out text of the core measures"), Range(1_000, 10_000_000), Unit(ParameterWords.Tokens)] long Tokens,
    [property: Display(Name = ParameterWords.Seed, Description = "Of every choice of text"), Range(0, int.MaxValue, ErrorMessage = ParameterWords.ShortSeedRefusal)] long Seed,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "bench-dictionary";

    /// <summary>As the command line measures: minutes on two cores.</summary>
    /// <param name="dictionary">Name of the dictionary.</param>
    public static BenchDictionaryParameters Default(string dictionary) => new(dictionary, Tokens: 100_000, Seed: 1, CohortId: null);
}
