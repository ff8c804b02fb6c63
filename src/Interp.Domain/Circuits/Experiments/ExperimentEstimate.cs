using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>What an experiment would take, and what would come of submitting it.</summary>
/// <param name="Kind">Name of a kind of job.</param>
/// <param name="Count">How much it computes.</param>
/// <param name="Of">Of what, such as <c>cells</c>.</param>
/// <param name="Prompts">Pairs that it runs on; 0 where it needs none.</param>
/// <param name="Seconds">Running time on two cores, within a factor of two on the machine that it was measured on.</param>
/// <param name="MemoryBytes">Peak memory of the worker.</param>
/// <param name="WorkerMemoryBytes">What the largest worker has.</param>
/// <param name="Quick">Whether everybody who is signed in may run one of this length.</param>
/// <param name="Problems">What would have it refused, with the fix; empty when nothing does.</param>
/// <param name="Forbidden">Why this person may not run it; null when they may.</param>
public sealed record ExperimentEstimate(
    string Kind, long Count, string Of, int Prompts, double Seconds, long MemoryBytes, long WorkerMemoryBytes, bool Quick, IReadOnlyList<ParameterProblem> Problems, string? Forbidden)
{
    /// <summary>Whether it would be queued.</summary>
    public bool Admitted => Problems.Count == 0 && Forbidden is null;
}
