using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Reads off which names each head looks at from the end of two-name prompts, and which it writes there.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="PromptSet">Name of the prompt set; its prompts have the roles of <see cref="Roles"/>.</param>
/// <param name="Visibility">Who may see it; null for those who may see the prompts, the cohort at most.</param>
/// <param name="CohortId">The cohort it is made for; null for the viewer's own.</param>
public sealed record NameTrafficParameters(string Model, string PromptSet, Visibility? Visibility, int? CohortId)
{
    /// <summary>Roles that every prompt must have.</summary>
    public static IReadOnlyList<string> Roles { get; } = ["IO", "S1", "S2"];

    /// <summary>With nothing but the subject chosen.</summary>
    public static NameTrafficParameters Default(string model, string promptSet) => new(model, promptSet, Visibility: null, CohortId: null);
}
