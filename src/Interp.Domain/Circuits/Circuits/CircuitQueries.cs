using Interp.Domain.Library;
using Interp.Domain.People;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Circuits;

/// <summary>Reads circuits.</summary>
public sealed class CircuitQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>Most circuits shown at once.</summary>
    public const int MaxListed = 500;

    /// <summary>The circuits that the viewer may see, last changed first.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="model">Name of a model, to see its circuits only.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<CircuitSummary>> List(Viewer viewer, string? model, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var circuits = db.Circuits.AsNoTracking().VisibleTo(viewer);
        if (model is not null) circuits = circuits.Where(c => db.Set<Model>().Any(m => m.Id == c.ModelId && m.Name == model));
        return [.. (await Details(db, viewer, circuits.OrderByDescending(c => c.ChangedAt).ThenByDescending(c => c.Id).Take(MaxListed), cancellationToken)).Select(d => d.Summary)];
    }

    /// <summary>One circuit; null when there is none or the viewer may not see it.</summary>
    public async Task<CircuitDetail?> Find(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await Details(db, viewer, db.Circuits.AsNoTracking().VisibleTo(viewer).Where(c => c.Name == name), cancellationToken)).SingleOrDefault();
    }

    private static async Task<List<CircuitDetail>> Details(InterpDbContext db, Viewer viewer, IQueryable<Circuit> circuits, CancellationToken cancellationToken)
    {
        var rows = await (
            from circuit in circuits
            join model in db.Models on circuit.ModelId equals model.Id
            orderby circuit.ChangedAt descending, circuit.Id descending
            select new
            {
                Circuit = circuit, Model = model.Name, model.Layers,
                Prompts = db.Set<PromptSet>().VisibleTo(viewer).Where(p => p.Id == circuit.PromptSetId).Select(p => p.Name).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var owners = new Dictionary<int, string>();
        foreach (var cohort in rows.GroupBy(r => r.Circuit.CohortId))
        {
            var names = await PersonNames.In(db, viewer, cohort.Key, cohort.Select(r => r.Circuit.OwnerId), cancellationToken);
            foreach (var row in cohort) owners[row.Circuit.Id] = names[row.Circuit.OwnerId];
        }

        return rows.ConvertAll(r =>
        {
            var (nodes, edges, c) = (CircuitText.Read<CircuitNode>(r.Circuit.Nodes), CircuitText.Read<CircuitEdge>(r.Circuit.Edges), r.Circuit);
            var summary = new CircuitSummary(
                c.Name, c.Title, r.Model, r.Prompts, nodes.Count, edges.Count, c.Visibility, owners[c.Id], c.ChangedAt, c.Revision, CircuitRules.MayChange(viewer, c));
            return new CircuitDetail(summary, nodes, edges, c.Notes, r.Layers, c.CohortId);
        });
    }
}
