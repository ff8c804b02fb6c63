using System.Text.Json;
using Interp.Domain.Access;
using Interp.Domain.Corpora;
using Interp.Domain.Database;
using Interp.Domain.Dictionaries;
using Interp.Domain.Models;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Jobs;

/// <summary>Submitting <see cref="TrainSaeParameters"/>.</summary>
internal sealed class TrainSaeKind(IDbContextFactory<InterpDbContext> contexts, ModelQueries models, CorpusQueries corpora) : IJobKind
{
    /// <summary>For activations scaled to E‖x‖² = d_in.</summary>
    private const double UsualL1Coefficient = 2;

    public string Kind => JobKinds.TrainSae;

    public async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var model = await models.Find(viewer, JobParameters.Text(parameters, "model") ?? string.Empty, cancellationToken);
        var corpus = await corpora.Find(viewer, JobParameters.Text(parameters, "corpus") ?? string.Empty, cancellationToken);
        var check = new ParameterChecks();
        if (model is null) check.That(holds: false, "model", OneOf((await models.List(viewer, cancellationToken)).Select(m => m.Name)));
        if (corpus is null) check.That(holds: false, "corpus", OneOf((await corpora.List(viewer, cancellationToken)).Select(c => c.Name)));
        check.ThrowIfAny();
        var read = JobParameters.Read(parameters, TrainSaeParameters.Default(model!, corpus!.Name));
        read = read.Recipe == SaeRecipes.L1 ? read with { K = null, L1Coefficient = read.L1Coefficient ?? UsualL1Coefficient } : read;
        read = read with { CohortId = JobCohort.Of(viewer, Kind, read.CohortId) };
        var problems = read.Validate(model!, corpus).Concat(await Fit(model!, corpus, cancellationToken)).ToList();
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

    private static string OneOf(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list
        ? $"Choose one of: {list}."
        : "There is none yet; a worker registers what lies in the models and data folders when it starts.";

    private async Task<IReadOnlyList<ParameterProblem>> Fit(ModelSummary model, CorpusSummary corpus, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var fits = await db.Models.Where(m => m.Name == model.Name)
            .Join(db.Vocabularies, m => m.VocabularyId, v => v.Id, (m, v) => v.TokenizerHash)
            .AnyAsync(hash => hash == corpus.TokenizerHash, cancellationToken);
        return fits ? [] : [new("corpus", $"'{corpus.Name}' was made with another tokenizer than that of '{model.Name}'; choose a corpus made for this model.")];
    }
}
