using System.Text.Json;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads parameters of a training, by itself or shared by the points of a sweep.</summary>
internal sealed class TrainSaeRequests(IDbContextFactory<InterpDbContext> contexts, ModelQueries models, CorpusQueries corpora)
{
    /// <exception cref="InvalidParametersException">There is no such model or corpus, or a value has the wrong type.</exception>
    /// <exception cref="ForbiddenException">The viewer may not do this in that cohort.</exception>
    public async Task<TrainSaeRequest> Read(Viewer viewer, JobKindAttribute kind, JsonElement parameters, CancellationToken cancellationToken)
    {
        var model = await models.Find(viewer, JobParameters.Text(parameters, "model") ?? string.Empty, cancellationToken);
        var corpus = await corpora.Find(viewer, JobParameters.Text(parameters, "corpus") ?? string.Empty, cancellationToken);
        var check = new ParameterChecks();
        if (model is null) check.That(holds: false, "model", OneOf((await models.List(viewer, cancellationToken)).Select(m => m.Name)));
        if (corpus is null) check.That(holds: false, "corpus", OneOf((await corpora.List(viewer, cancellationToken)).Select(c => c.Name)));
        check.ThrowIfAny();
        var read = JobParameters.Read(parameters, Defaults(parameters, TrainSaeParameters.Default(model!, corpus!.Name)));
        read = Crosscoders.InOrder(read with { CohortId = JobCohort.Of(viewer, kind, read.CohortId) }, model!);
        return new(read, model!, corpus, await Fit(model!, corpus, cancellationToken));
    }

    /// <summary>Those of the recipe asked for; a number for its sparsity takes the place of the usual one.</summary>
    public static TrainSaeParameters Defaults(JsonElement submitted, TrainSaeParameters usual)
    {
        if (JobParameters.Text(submitted, "recipe") is { } recipe && recipe != usual.Recipe) usual = usual.WithRecipe(recipe);
        return Given(submitted, "l1Coefficient") || Given(submitted, "targetL0") ? usual with { L1Coefficient = null, TargetL0 = null } : usual;
    }

    private static bool Given(JsonElement submitted, string name) => submitted.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

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
