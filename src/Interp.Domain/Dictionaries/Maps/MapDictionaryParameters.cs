using System.ComponentModel.DataAnnotations;
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
[JobKind(MapDictionaryParameters.Kind, Title = "Dictionary map", About = "A picture of the directions of one dictionary, or of two.", Onward = "Open the map")]
[JobStage("neighbours", "Find each feature's neighbours", Counts = "parts")]
[JobStage("layout", "Lay out the picture", Counts = "parts")]
[JobStage("cluster layout", "Lay out what is clustered", Counts = "parts")]
[JobStage("clusters", "Find clusters", Counts = "parts")]
public sealed record MapDictionaryParameters(
    [property: Display(Name = ParameterWords.Dictionary, Description = "Name of the dictionary")] string Dictionary,
    [property: Display(Name = "Other dictionary", Description = "A second one in the same picture; left empty, a map of one")] string? Other,
    [property: Display(Name = "Neighbours", Description = "Size of a neighbourhood"), Range(2, 200)] int Neighbours,
    [property: Display(Name = "Least distance", Description = "How close points may come in the picture"), Range(0, 1, MaximumIsExclusive = true, ErrorMessage = "Give a number from 0 up to, and not including, 1; 0.05 is a good start.")] double MinDist,
    [property: Display(Name = "Least cluster", Description = "Fewest features of a cluster"), Range(2, 1000)] int MinClusterSize,
    [property: Display(Name = ParameterWords.Seed, Description = ParameterWords.SeedHelp), Range(0, long.MaxValue, ErrorMessage = ParameterWords.SeedRefusal)] long Seed,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "map-dictionary";

    /// <summary>The recipe of "Towards Monosemanticity".</summary>
    public static MapDictionaryParameters Default(string dictionary) => new(dictionary, Other: null, Neighbours: 15, MinDist: 0.05, MinClusterSize: 3, Seed: 1, CohortId: null);
}
