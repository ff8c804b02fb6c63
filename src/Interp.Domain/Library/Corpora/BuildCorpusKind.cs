using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Library;

/// <summary>Submitting <see cref="BuildCorpusParameters"/>.</summary>
internal sealed class BuildCorpusKind(IDbContextFactory<InterpDbContext> contexts, ModelQueries models, CorpusQueries corpora) : IJobKind
{
    public string Kind => JobKinds.BuildCorpus;

    public async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var read = JobParameters.Read(parameters, BuildCorpusParameters.Default);
        read = read with { CohortId = JobCohort.Of(viewer, Kind, read.CohortId) };
        var problems = read.Validate().ToList();
        if (read.Tokenizer is { } model && await models.Find(viewer, model, cancellationToken) is null)
            problems.Add(new("tokenizer", $"Choose one of: {string.Join(", ", (await models.List(viewer, cancellationToken)).Select(m => m.Name))}."));
        if (read is { Source: BuildCorpusParameters.IoiMix, Corpus: { } from } && await corpora.Find(viewer, from, cancellationToken) is null)
            problems.Add(new("corpus", $"Choose one of: {string.Join(", ", (await corpora.List(viewer, cancellationToken)).Select(c => c.Name))}."));
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        return new(read.Title ?? $"Corpus {read.Name}", JsonSerializer.Serialize(read, JobJson.Options), Visibility.Cohort, read.CohortId);
    }

    public async Task<IReadOnlyList<ParameterProblem>> Conflicts(string parametersJson, CancellationToken cancellationToken)
    {
        var name = JsonSerializer.Deserialize<BuildCorpusParameters>(parametersJson, JobJson.Options)!.Name;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Corpora.AnyAsync(c => c.Name == name, cancellationToken)
            ? [new("name", $"A corpus is called '{name}' already; choose another name.")]
            : [];
    }
}
