using System.Text.Json;
using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Submitting <see cref="ScoreHeadsParameters"/>.</summary>
internal sealed class ScoreHeadsKind(ModelQueries models, WorkerQueries workers) : ExperimentKind<ScoreHeadsParameters>(workers)
{
    protected override ScoreHeadsParameters Defaults => ScoreHeadsParameters.Default(string.Empty);

    protected override async Task<ExperimentRequest> Read(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var read = Read(parameters);
        var model = await models.Find(viewer, read.Model, cancellationToken);
        var check = new ParameterChecks();
        check.Values(read);
        if (model is null) check.That(holds: false, "model", await Known(viewer, cancellationToken));
        check.That(model is null or { Heads: > 0 }, "model", "This model was registered by an older worker; restart the worker, and it reads the model anew.");
        check.That(model is null or { Context: >= 4 }, "model", "Repeated tokens need a context of at least four.");
        check.ThrowIfAny();
        return new(
            ScoreHeadsEstimate.Of(read, model!), new((long)model!.Layers * model.Heads, "heads"), "Choose a smaller model or fewer sequences.", Prompts: 0, PromptsCohort: null, Visibility.Public, read.CohortId, read.Visibility,
            (cohort, seen) => Draft($"Heads of {model.Title}", read with { CohortId = cohort, Visibility = seen }, seen, cohort));
    }

    private async Task<string> Known(Viewer viewer, CancellationToken cancellationToken) =>
        string.Join(", ", (await models.List(viewer, cancellationToken)).Select(m => m.Name).Take(20)) is { Length: > 0 } names ? $"Choose one of: {names}." : "There is no model yet; a worker registers what lies in the models folder when it starts.";
}
