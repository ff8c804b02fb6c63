using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Workers.Tests.Platform;

/// <summary>Submitting <see cref="EndingJob"/>.</summary>
internal sealed class EndingKind : JobKind<EndingKind.Nothing>
{
    public const string Name = "ends-its-worker";

    protected override Nothing Defaults => new();

    public override Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken) =>
        Task.FromResult(new JobDraft("Ends its worker", parameters.GetRawText(), Visibility.Public, viewer.FirstCohortFor(Permission.Analyse)));

    [JobKind(Name, Title = "Ends its worker", About = "A job that ends the process that runs it.")]
    internal sealed record Nothing;
}
