using System.ComponentModel.DataAnnotations;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Lets a language model explain a feature and predict it on held-out text.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Feature">Number of the feature.</param>
/// <param name="Seed">Of the choice of examples.</param>
/// <param name="CohortId">The cohort it is made for; null for the only one of the person who starts it.</param>
[JobKind(AutointerpParameters.Kind, Title = "Explanation by a language model", About = "A language model explains a feature and predicts it on held-out text.")]
public sealed record AutointerpParameters(
    [property: Display(Name = ParameterWords.Dictionary, Description = "Name of the dictionary")] string Dictionary,
    [property: Display(Name = "Feature", Description = "Its number"), Range(0, int.MaxValue)] int Feature,
    [property: Display(Name = ParameterWords.Seed, Description = "Of the choice of examples")] long Seed,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "autointerp";
}
