using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Library;

/// <summary>Submitting <see cref="TrainLanguageModelParameters"/>.</summary>
internal sealed class TrainLanguageModelKind(IDbContextFactory<InterpDbContext> contexts, CorpusQueries corpora) : IJobKind
{
    public string Kind => JobKinds.TrainLanguageModel;

    public IReadOnlyList<ProgressNumber> Numbers => LanguageModelNumbers.All;

    public async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var read = JobParameters.Read(parameters, TrainLanguageModelParameters.Default);
        read = read with { CohortId = JobCohort.Of(viewer, Kind, read.CohortId) };
        var problems = read.Validate().ToList();
        if (await corpora.Find(viewer, read.Corpus, cancellationToken) is null)
            problems.Add(new("corpus", $"Choose one of: {string.Join(", ", (await corpora.List(viewer, cancellationToken)).Select(c => c.Name))}."));
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        return new(read.Title ?? $"Language model {read.Name}", JsonSerializer.Serialize(read, JobJson.Options), Visibility.Cohort, read.CohortId);
    }

    public async Task<IReadOnlyList<ParameterProblem>> Conflicts(string parametersJson, CancellationToken cancellationToken)
    {
        var name = JsonSerializer.Deserialize<TrainLanguageModelParameters>(parametersJson, JobJson.Options)!.Name;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Models.AnyAsync(m => m.Name == name, cancellationToken)
            ? [new("name", $"A model is called '{name}' already; choose another name.")]
            : [];
    }
}
