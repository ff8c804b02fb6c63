using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Submitting <see cref="TrainSaeParameters"/>.</summary>
internal sealed class TrainSaeKind(IDbContextFactory<InterpDbContext> contexts, TrainSaeRequests requests, WorkerQueries workers) : IJobKind
{
    public string Kind => JobKinds.TrainSae;

    public QueueName Queue => QueueName.Gpu;

    public IReadOnlyList<ProgressNumber> Numbers => TrainingNumbers.All;

    public async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var request = await requests.Read(viewer, Kind, parameters, cancellationToken);
        var read = request.Parameters;
        var problems = read.Validate(request.Model, request.Corpus, await workers.Capacity(cancellationToken)).Concat(request.Problems).ToList();
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        return new(DictionaryNames.TitleFor(read), JsonSerializer.Serialize(read, JobJson.Options), read.Visibility, read.CohortId);
    }

    public async Task<IReadOnlyList<ParameterProblem>> Conflicts(string parametersJson, CancellationToken cancellationToken)
    {
        var name = JsonSerializer.Deserialize<TrainSaeParameters>(parametersJson, JobJson.Options)!.Name;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return name is not null && await db.Dictionaries.AnyAsync(d => d.Name == name, cancellationToken)
            ? [new("name", $"A dictionary is called '{name}' already; choose another name.")]
            : [];
    }
}
