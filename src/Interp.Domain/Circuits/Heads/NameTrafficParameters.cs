using System.ComponentModel.DataAnnotations;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Reads off which names each head looks at from the end of two-name prompts, and which it writes there.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="PromptSet">Name of the prompt set; its prompts have the roles of <see cref="Roles"/>.</param>
/// <param name="Visibility">Who may see it; null for those who may see the prompts, the cohort at most.</param>
/// <param name="CohortId">The cohort it is made for; null for the viewer's own.</param>
[JobKind(NameTrafficParameters.Kind, Title = "Names read and written", About = "Of two names in a prompt: which heads look at which, and which do they write?", Onward = "Open the experiment", Permission = Permission.Infer)]
[JobStages(typeof(ExperimentStages))]
public sealed record NameTrafficParameters(
    [property: Display(Name = ParameterWords.Model, Description = "Name of the model")] string Model,
    [property: Display(Name = ParameterWords.Prompts, Description = ParameterWords.PromptsHelp)] string PromptSet,
    [property: Display(Name = ParameterWords.Visibility, Description = ParameterWords.PromptsVisibilityHelp, GroupName = ParameterWords.Access)] Visibility? Visibility,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "name-traffic";

    /// <summary>Roles that every prompt must have.</summary>
    public static IReadOnlyList<string> Roles { get; } = ["IO", "S1", "S2"];

    /// <summary>With nothing but the subject chosen.</summary>
    public static NameTrafficParameters Default(string model, string promptSet) => new(model, promptSet, Visibility: null, CohortId: null);
}
