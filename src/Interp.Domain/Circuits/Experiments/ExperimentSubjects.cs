using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Finds model and prompts of an experiment and lets a worker read them, before anything is queued.</summary>
internal sealed class ExperimentSubjects(ModelQueries models, PromptSetQueries sets, PromptReadings readings)
{
    /// <exception cref="InvalidParametersException">There is no such model or set that the viewer may see, or the model cannot read the prompts.</exception>
    public async Task<ExperimentSubject> Find(Viewer viewer, string? model, string? promptSet, CancellationToken cancellationToken)
    {
        var foundModel = await models.Find(viewer, model ?? string.Empty, cancellationToken);
        var foundSet = await sets.Find(viewer, promptSet ?? string.Empty, cancellationToken);
        var check = new ParameterChecks();
        if (foundModel is null) check.That(holds: false, "model", OneOf((await models.List(viewer, cancellationToken)).Select(m => m.Name), "a worker registers what lies in the models folder when it starts"));
        if (foundSet is null) check.That(holds: false, "promptSet", OneOf((await sets.List(viewer, cancellationToken)).Select(s => s.Name), "make one at /prompts"));
        check.That(foundModel is null or { Heads: > 0 }, "model", "This model was registered by an older worker; restart the worker, and it reads the model anew.");
        check.ThrowIfAny();
        return new(foundModel!, foundSet!, await readings.Read(viewer, foundSet!, foundModel!.Name, first: 0, examples: 0, cancellationToken));
    }

    private static string OneOf(IEnumerable<string> names, string otherwise) => string.Join(", ", names.Take(20)) is { Length: > 0 } list ? $"Choose one of: {list}." : $"There is none yet; {otherwise}.";
}
