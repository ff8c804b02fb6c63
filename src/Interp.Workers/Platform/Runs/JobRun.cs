using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Workers.Platform;

/// <summary>One attempt at a job.</summary>
/// <param name="Job">Its row as it was when the attempt began.</param>
/// <param name="Folder">For checkpoints and temporary files; exists.</param>
/// <param name="Reports">Where to tell progress; safe from any thread and never slow.</param>
/// <param name="StartedAt">When this attempt began.</param>
internal sealed record JobRun(Job Job, string Folder, JobReports Reports, DateTimeOffset StartedAt)
{
    public T Parameters<T>() => JsonSerializer.Deserialize<T>(Job.Parameters, JobJson.Options)
        ?? throw new InvalidDataException("The job has no parameters.");
}
