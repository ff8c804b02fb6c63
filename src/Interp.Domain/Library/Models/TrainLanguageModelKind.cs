using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Library;

/// <summary>Submitting <see cref="TrainLanguageModelParameters"/>.</summary>
internal sealed class TrainLanguageModelKind(IDbContextFactory<InterpDbContext> contexts, CorpusQueries corpora) : JobKind<TrainLanguageModelParameters>
{
    protected override TrainLanguageModelParameters Defaults => TrainLanguageModelParameters.Default;

    public override IReadOnlyList<ProgressNumber> Numbers => LanguageModelNumbers.All;

    public override async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var read = Read(parameters);
        read = read with { CohortId = CohortFor(viewer, read.CohortId) };
        var problems = read.Validate().ToList();
        if (await corpora.Find(viewer, read.Corpus, cancellationToken) is null)
            problems.Add(new("corpus", $"Choose one of: {string.Join(", ", (await corpora.List(viewer, cancellationToken)).Select(c => c.Name))}."));
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        return Draft(read.Title ?? $"Language model {read.Name}", read, Visibility.Cohort, read.CohortId);
    }

    protected override async Task<IReadOnlyList<ParameterProblem>> Conflicts(TrainLanguageModelParameters parameters, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Models.AnyAsync(m => m.Name == parameters.Name, cancellationToken)
            ? [new("name", $"A model is called '{parameters.Name}' already; choose another name.")]
            : [];
    }
}
