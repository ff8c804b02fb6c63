using System.Text.Json;
using System.Text.Json.Nodes;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Circuits;

/// <summary>Finds what was computed, or is being computed, for parameters that a page is about to ask for.</summary>
public sealed class RunsAlike(IDbContextFactory<InterpDbContext> contexts, ExperimentQueries experiments)
{
    private const int Looked = 20;

    /// <summary>The newest job of these parameters that the viewer may see, a good one before one that failed; null where there is none.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="kind">Name of a kind of job.</param>
    /// <param name="parameters">A kind's parameters. Visibility and cohort need not be the same, nor what is null here.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<RunAlike?> Find<T>(Viewer viewer, string kind, T parameters, CancellationToken cancellationToken)
    {
        var wanted = JsonSerializer.SerializeToNode(parameters, JobJson.Options)!.AsObject();
        foreach (var name in wanted.Where(p => p.Value is null || p.Key is "visibility" or "cohortId").Select(p => p.Key).ToArray()) wanted.Remove(name);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var likely = await db.Jobs.FromSql($"SELECT * FROM jobs WHERE kind = {kind} AND parameters @> {wanted.ToJsonString()}::jsonb").AsNoTracking()
            .VisibleTo(viewer).OrderByDescending(j => j.CreatedAt).Take(Looked).Select(j => new { j.Id, j.State, j.Error, j.Parameters }).ToListAsync(cancellationToken);
        // A list contains its sublists, so what the database finds may be more than what was asked.
        var same = likely.Where(j => Same(JsonNode.Parse(j.Parameters)!.AsObject(), wanted)).ToList();
        var best = same.Find(j => j.State is not (JobState.Failed or JobState.Cancelled)) ?? same.FirstOrDefault();
        return best is null ? null : new(best.Id, best.State, best.Error, await experiments.Find(viewer, best.Id, cancellationToken));
    }

    private static bool Same(JsonObject found, JsonObject wanted) => wanted.All(w => JsonNode.DeepEquals(found[w.Key], w.Value));
}
