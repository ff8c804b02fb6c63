using System.ComponentModel.DataAnnotations;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Publishes what a trained dictionary has to beat, with the same dashboards.</summary>
/// <param name="Dictionary">Name of the trained dictionary.</param>
/// <param name="Control"><c>neurons</c> for the neurons that it reads, <c>random</c> for the same training on a model with random weights.</param>
/// <param name="Seed">For <c>random</c>: seed of the weights.</param>
/// <param name="CohortId">The cohort it is made for; null for the only one of the person who starts it.</param>
[JobKind(BaselineDictionaryParameters.Kind, Title = "Baseline dictionary", About = "What a trained dictionary has to beat, with the same dashboards.", Onward = "Open the dictionary")]
[JobStages(typeof(TrainingStage), typeof(DictionaryStages))]
public sealed record BaselineDictionaryParameters(
    [property: Display(Name = ParameterWords.Dictionary, Description = "Name of the trained dictionary")] string Dictionary,
    [property: Display(Name = "Control", Description = "The neurons that it reads, or the same training on a model with random weights"), AllowedValues(BaselineDictionaryParameters.Neurons, BaselineDictionaryParameters.Random)] string Control,
    [property: Display(Name = ParameterWords.Seed, Description = "For random weights"), Range(0, 999_999)] long Seed,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "baseline-dictionary";

    /// <summary>The neurons themselves.</summary>
    public const string Neurons = "neurons";

    /// <summary>A model of the same shape with freshly drawn weights.</summary>
    public const string Random = "random";

    /// <summary>The neurons of a dictionary's hook point.</summary>
    public static BaselineDictionaryParameters Default(string dictionary) => new(dictionary, Neurons, Seed: 1, CohortId: null);
}
