using System.Runtime.InteropServices;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>An experiment whose parameters are right, before it is known whether it fits and who may run it.</summary>
/// <param name="Cost">What it takes.</param>
/// <param name="Size">How much it computes.</param>
/// <param name="Fix">What makes it smaller.</param>
/// <param name="Prompts">Pairs that it runs on; 0 where it needs none.</param>
/// <param name="PromptsCohort">The cohort that these were made for.</param>
/// <param name="PromptsVisibility">Who may see them.</param>
/// <param name="CohortId">The cohort asked for.</param>
/// <param name="Visibility">The visibility asked for.</param>
/// <param name="Draft">The job, once it is known for which cohort and who may see it.</param>
internal sealed record ExperimentRequest(
    ExperimentCost Cost,
    ExperimentSize Size,
    string Fix,
    int Prompts,
    int? PromptsCohort,
    Visibility PromptsVisibility,
    int? CohortId,
    Visibility? Visibility,
    Func<int?, Visibility, JobDraft> Draft)
{
    /// <summary>On prompts that a worker has read.</summary>
    public static ExperimentRequest On(
        ExperimentSubject subject, ExperimentCost cost, ExperimentSize size, string fix, int? cohort, Visibility? visibility, Func<int?, Visibility, JobDraft> draft) =>
        new(cost, size, fix, subject.Reading.Count, subject.Set.CohortId, subject.Set.Summary.Visibility, cohort, visibility, draft);
}

/// <summary>How much is computed.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Of what, such as <c>cells</c>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ExperimentSize(long Count, string Of);
