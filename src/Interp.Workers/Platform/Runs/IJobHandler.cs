namespace Interp.Workers.Platform;

/// <summary>The work of one kind of job.</summary>
internal interface IJobHandler
{
    /// <summary>The name of its kind.</summary>
    string Kind { get; }

    /// <summary>
    /// Does the work, from its checkpoint when there is one, and publishes the result. Doing it again after it was published changes nothing.
    /// </summary>
    /// <returns>Address of the result on the site.</returns>
    Task<string> Run(JobRun run, CancellationToken cancellationToken);
}
