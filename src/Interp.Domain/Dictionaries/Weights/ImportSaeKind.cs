using System.Text.Json;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Submitting <see cref="ImportSaeParameters"/>. The upload is read whole by a worker before anything is queued.</summary>
internal sealed class ImportSaeKind(IDbContextFactory<InterpDbContext> contexts, TrainSaeRequests requests, WorkerQueries capacity, WeightsPlace place, IInferenceWorkers workers) : JobKind<ImportSaeParameters>
{
    public override QueueName Queue => QueueName.Gpu;

    protected override ImportSaeParameters Defaults => ImportSaeParameters.Default;

    public override async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var read = Read(parameters);
        if (!WeightsPlace.IsKey(read.Weights) || !Directory.Exists(place.Upload(read.Weights)))
            throw new InvalidParametersException([new("files", "There is no such upload; send the files to /api/v1/dictionaries/weights.")]);
        var request = await requests.Read(viewer, About, JsonSerializer.SerializeToElement(new { read.Model, read.Corpus }, JobJson.Options), cancellationToken);
        var found = await workers.Ask(new InspectWeightsQuestion(read.Weights), cancellationToken);
        read = read with { Format = found.Format, Formula = found.Formula, DSae = found.DSae, K = found.K, Target = found.Transcoder ? read.Target ?? found.TargetHookPoint : read.Target, CohortId = CohortFor(viewer, read.CohortId), HookPoints = null };
        if (found.Sites is { Count: > 0 } sites) read = read with { HookPoints = [.. sites.Select(s => s.Name)], HookPoint = sites[^1].Name };
        var problems = Problems(read, found, request.Model).Concat(request.Problems).ToList();
        // What a run of this size needs is as in a training of as many features, less the training: nothing asks how sparse it should become.
        if (problems.Count == 0) problems.AddRange(ImportSaeRun.Of(read, request.Parameters).Validate(request.Model, request.Corpus, await capacity.Capacity(cancellationToken)).Where(p => p.Field is not ("recipe" or "k" or "l1Coefficient" or "targetL0" or "target")));
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        return Draft(read.Title ?? (read.HookPoints is { } places ? $"{read.DSae:N0} imported features of {places.Length} hook points (crosscoder)" : null) ?? $"{read.DSae:N0} imported features of {read.HookPoint} ({read.Formula})", read, read.Visibility, read.CohortId);
    }

    protected override async Task<IReadOnlyList<ParameterProblem>> Conflicts(ImportSaeParameters parameters, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return parameters.Name is not null && await db.Dictionaries.AnyAsync(d => d.Name == parameters.Name, cancellationToken)
            ? [new("name", $"A dictionary is called '{parameters.Name}' already; choose another name.")]
            : [];
    }

    private static ParameterProblem? Target(ImportSaeParameters read, InspectedWeights found, ModelSummary model)
    {
        var fitting = Transcoders.Targets(model, read.HookPoint).Where(h => h.Width == found.DOut).Select(h => h.Name).ToArray();
        if (fitting.Contains(read.Target, StringComparer.Ordinal)) return null;
        var why = read.Target is null
            ? "This is a transcoder, and its files do not say what it writes."
            : $"The transcoder writes {found.DOut} numbers after {read.HookPoint}, and '{read.Target}' of '{model.Name}' is not such a place.";
        return new("target", why + (fitting.Length > 0 ? $" It fits: {string.Join(", ", fitting)}." : $" No hook point of '{model.Name}' after it fits; it was trained on another model."));
    }

    /// <summary>Where a crosscoder belongs stands in its files; in another order its numbers would be read as others.</summary>
    private static ParameterProblem? Crosscoder(InspectedWeights found, ModelSummary model)
    {
        if (found.Formula != "standard")
            return new("files", $"This is a crosscoder of activation {found.Formula}; only ReLU ones, 'standard', can be browsed.");
        var order = found.Sites!.Select(s => model.HookPoints.ToList().FindIndex(h => h == s)).ToArray();
        var lost = Array.IndexOf(order, -1);
        if (lost >= 0)
            return new("files", $"This crosscoder reads {found.Sites![lost].Width} numbers at '{found.Sites[lost].Name}', and '{model.Name}' has no such place. Choose the model it was trained on.");
        return order.Length < Crosscoders.FewestPlaces || order.Zip(order.Skip(1)).Any(pair => pair.First >= pair.Second)
            ? new("files", $"The sites of this crosscoder must be {Crosscoders.FewestPlaces} or more, each once, in the order in which '{model.Name}' computes them.")
            : null;
    }

    private static IEnumerable<ParameterProblem> Problems(ImportSaeParameters read, InspectedWeights found, ModelSummary model)
    {
        if (found.Sites is not null)
        {
            if (Crosscoder(found, model) is { } refused) yield return refused;
            if (read.Target is not null) yield return new("target", "A crosscoder writes what it reads; only a transcoder has a target. Leave it out.");
            yield break;
        }

        if (found.Single && read.Target is not null)
            yield return new("target", "This dictionary writes what it reads; only a transcoder has a target. Leave it out.");
        if (found.Transcoder && Target(read, found, model) is { } problem)
            yield return problem;
        var hook = model.HookPoints.FirstOrDefault(h => h.Name == read.HookPoint);
        var fitting = model.HookPoints.Where(h => h.Width == found.DIn).Select(h => h.Name).ToArray();
        if (hook is null || hook.Width != found.DIn)
        {
            yield return new("hookPoint", (hook is null ? $"'{model.Name}' has no hook point '{read.HookPoint}'." : $"The dictionary reads {found.DIn} numbers, and {hook.Name} of '{model.Name}' has {hook.Width}.")
                + (fitting.Length > 0 ? $" It fits: {string.Join(", ", fitting)}." : $" No hook point of '{model.Name}' has {found.DIn}; it was trained on another model."));
        }
    }
}
