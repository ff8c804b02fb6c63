using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Library;

/// <summary>Submitting <see cref="BuildCorpusParameters"/>.</summary>
internal sealed class BuildCorpusKind(IDbContextFactory<InterpDbContext> contexts, ModelQueries models, CorpusQueries corpora) : JobKind<BuildCorpusParameters>
{
    protected override BuildCorpusParameters Defaults => BuildCorpusParameters.Default;

    public override async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var read = Read(parameters);
        read = read with { CohortId = CohortFor(viewer, read.CohortId) };
        var problems = read.Validate().ToList();
        if (read.Tokenizer is { } model && await models.Find(viewer, model, cancellationToken) is null)
            problems.Add(new("tokenizer", $"Choose one of: {string.Join(", ", (await models.List(viewer, cancellationToken)).Select(m => m.Name))}."));
        if (read is { Source: BuildCorpusParameters.IoiMix, Corpus: { } from } && await corpora.Find(viewer, from, cancellationToken) is null)
            problems.Add(new("corpus", $"Choose one of: {string.Join(", ", (await corpora.List(viewer, cancellationToken)).Select(c => c.Name))}."));
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        return Draft(read.Title ?? $"Corpus {read.Name}", read, Visibility.Cohort, read.CohortId);
    }

    protected override async Task<IReadOnlyList<ParameterProblem>> Conflicts(BuildCorpusParameters parameters, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Corpora.AnyAsync(c => c.Name == parameters.Name, cancellationToken)
            ? [new("name", $"A corpus is called '{parameters.Name}' already; choose another name.")]
            : [];
    }
}
