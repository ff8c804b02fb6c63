using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Workers.Tests.Platform;

/// <summary>Submitting <see cref="EndingJob"/>.</summary>
internal sealed class EndingKind : IJobKind
{
    public const string Name = "ends-its-worker";

    public string Kind => Name;

    public Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken) =>
        Task.FromResult(new JobDraft("Ends its worker", parameters.GetRawText(), Visibility.Public, viewer.FirstCohortFor(Permission.Analyse)));

    public Task<IReadOnlyList<ParameterProblem>> Conflicts(string parametersJson, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ParameterProblem>>([]);
}
