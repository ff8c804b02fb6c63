using System.ComponentModel.DataAnnotations;
using Interp.Domain.Platform;

namespace Interp.Api.Tests.Platform;

/// <summary>Folds a sheet of paper: a kind of job that only these tests have.</summary>
/// <param name="Paper">What is folded.</param>
/// <param name="Folds">How often.</param>
/// <param name="Gap">Between two layers.</param>
/// <param name="Shape">What it becomes.</param>
/// <param name="Glossy">Whether it shines.</param>
/// <param name="Colours">From the outside in.</param>
/// <param name="CohortId">The cohort it is made for.</param>
[JobKind("fold-paper", Title = "Paper folding", About = "How small does a sheet become?", Onward = "Unfold it", Permission = Permission.Analyse)]
[JobStage("crease", "Crease the sheet", Counts = "folds")]
public sealed record FoldPaperParameters(
    [property: Display(Name = "Sheet", Description = "What is folded"), MaxLength(20)] string Paper,
    [property: Display(Name = "Number of folds", Description = "Paper does not bear more"), Range(1, 7), Unit("folds")] int Folds,
    [property: Display(Name = "Gap between layers"), Range(0, 1, MinimumIsExclusive = true), Unit("mm")] double? Gap,
    [property: Display(Name = "Finished shape"), AllowedValues("crane", "boat")] string Shape,
    [property: Display(Name = "Glossy side out")] bool Glossy,
    [property: Display(Name = "Colours of layers")] string[]? Colours,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId);
