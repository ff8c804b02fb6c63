namespace Interp.Domain.Circuits;

/// <summary>An experiment that tested a circuit of just these heads.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Findings">What it says; null until it is complete.</param>
public sealed record CircuitTest(ExperimentSummary Experiment, CircuitFindings? Findings);
