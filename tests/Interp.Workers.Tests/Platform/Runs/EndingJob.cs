using Interp.Workers.Platform;

namespace Interp.Workers.Tests.Platform;

/// <summary>Comes to the same checkpoint each time and then takes the whole process with it, as an error in native code does.</summary>
internal sealed class EndingJob : IJobHandler
{
    public string Kind => EndingKind.Name;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(run.Folder, "step-000000001.json"), "{}", cancellationToken);
        Environment.FailFast("This job ends its worker.");
        return string.Empty;
    }
}
