namespace Interp.Workers.Platform;

/// <summary>This worker from its start to its end; started again it is another.</summary>
/// <param name="Id">Stands in its sign of life and in the rows of the jobs it is at.</param>
internal sealed record WorkerRun(Guid Id);
