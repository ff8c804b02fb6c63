namespace Interp.Domain.Platform;

/// <summary>The workers that answer while one waits. Brought by the host; nothing asked here goes through the queue.</summary>
public interface IInferenceWorkers
{
    /// <summary>Asks a worker that is alive and has room.</summary>
    /// <exception cref="InferenceUnavailableException">No worker runs, or none answered in time.</exception>
    /// <exception cref="InferenceBusyException">Every worker has a full line.</exception>
    /// <exception cref="InferenceImpossibleException">The worker has understood and cannot do it.</exception>
    /// <exception cref="InvalidParametersException">The worker found a value that it cannot take.</exception>
    Task<TAnswer> Ask<TAnswer>(InferenceQuestion<TAnswer> question, CancellationToken cancellationToken);
}
