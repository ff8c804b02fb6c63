using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Circuits;

/// <summary>Finds the experiments that tested a circuit: they keep the heads themselves, so a circuit that is changed begins anew.</summary>
public sealed class CircuitTests(IDbContextFactory<InterpDbContext> contexts, ExperimentQueries experiments)
{
    private const int Most = 10;

    /// <summary>The newest tests of these heads that the viewer may see.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="nodes">Heads at positions, with their classes.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<CircuitTest>> Of(Viewer viewer, string model, IReadOnlyList<CircuitNode> nodes, CancellationToken cancellationToken)
    {
        var same = CircuitText.Write(CircuitText.InOrder(nodes));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Experiments.FromSql($"SELECT * FROM experiments WHERE kind = {EvaluateCircuitParameters.Kind} AND parameters->'nodes' = {same}::jsonb AND parameters->>'model' = {model}")
            .AsNoTracking().VisibleTo(viewer).OrderByDescending(e => e.CreatedAt).Take(Most).Select(e => new { e.Id, e.Summary }).ToListAsync(cancellationToken);
        if (found.Count == 0) return [];
        var summaries = (await experiments.List(viewer, new(Model: model, Kind: EvaluateCircuitParameters.Kind), cancellationToken)).ToDictionary(e => e.Id);
        return [.. found.Where(f => summaries.ContainsKey(f.Id)).Select(f => new CircuitTest(summaries[f.Id], f.Summary is null ? null : CircuitFindings.Read(f.Summary)))];
    }

    /// <summary>What the newest finished tests of these heads say, of those that the viewer may see.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="nodes">Heads at positions, with their classes.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<CircuitScore>> Scores(Viewer viewer, string model, IReadOnlyList<CircuitNode> nodes, CancellationToken cancellationToken)
    {
        var scores = new List<CircuitScore>();
        foreach (var test in (await Of(viewer, model, nodes, cancellationToken)).Where(t => t.Findings is not null))
        {
            if (await experiments.Find(viewer, test.Experiment.Id, cancellationToken) is { } detail && CircuitScore.Of(detail) is { } score) scores.Add(score);
        }

        return scores;
    }
}
