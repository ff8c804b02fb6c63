using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Submitting <see cref="TrainSaeParameters"/>.</summary>
internal sealed class TrainSaeKind(IDbContextFactory<InterpDbContext> contexts, TrainSaeRequests requests, WorkerQueries workers) : JobKind<TrainSaeParameters>
{
    public override QueueName Queue => QueueName.Gpu;

    protected override TrainSaeParameters Defaults => TrainSaeParameters.Usual;

    public override IReadOnlyList<ProgressNumber> Numbers => TrainingNumbers.All;

    public override async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var request = await requests.Read(viewer, About, parameters, cancellationToken);
        var read = request.Parameters;
        var problems = read.Validate(request.Model, request.Corpus, await workers.Capacity(cancellationToken)).Concat(request.Problems).ToList();
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        return Draft(DictionaryNames.TitleFor(read), read, read.Visibility, read.CohortId);
    }

    protected override async Task<IReadOnlyList<ParameterProblem>> Conflicts(TrainSaeParameters parameters, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return parameters.Name is not null && await db.Dictionaries.AnyAsync(d => d.Name == parameters.Name, cancellationToken)
            ? [new("name", $"A dictionary is called '{parameters.Name}' already; choose another name.")]
            : [];
    }
}
