using System.Runtime.InteropServices;
using Interp.Abstractions.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads maps. A map of two dictionaries is seen by those who may see both.</summary>
public sealed class MapQueries(IDbContextFactory<InterpDbContext> contexts, VocabularyCache vocabularies)
{
    /// <summary>Identifies the exact content of a map; null when there is none or the viewer may not see it.</summary>
    public async Task<int?> Version(Viewer viewer, string dictionary, string? other, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Named(db, viewer, dictionary, other).Select(m => (int?)m.Id).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>A map with what is known of its points; null when there is none or the viewer may not see it.</summary>
    public async Task<MapPoints?> Find(Viewer viewer, string dictionary, string? other, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Named(db, viewer, dictionary, other).AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } map) return null;
        var place = (await DictionaryPlace.Find(db, viewer, dictionary, cancellationToken))!;
        var second = other is null ? null : await DictionaryPlace.Find(db, viewer, other, cancellationToken);
        var points = await Points(db, map, cancellationToken);
        var texts = new TokenTexts(await vocabularies.Get(place.VocabularyId, cancellationToken));
        var tokens = Array.ConvertAll(points, p => p.TopToken is { } token ? texts.Place(token) : -1);
        return new(
            dictionary, other, map.FirstCount, place.FeatureCount + (second?.FeatureCount ?? 0) - map.Features.Length,
            map.Features, map.X, map.Y, map.Clusters, map.ClusterCount,
            Array.ConvertAll(points, p => (float)p.Density), Array.ConvertAll(points, p => (int)p.State), tokens, texts.Texts,
            new(map.Neighbours, map.MinDist, map.MinClusterSize, map.Seed, map.Trustworthiness, map.CodeVersion, map.CreatedAt, map.Seconds, map.JobId));
    }

    /// <summary>The labels that the viewer's cohorts gave to its points.</summary>
    public async Task<MapLabels?> Labels(Viewer viewer, string dictionary, string? other, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Named(db, viewer, dictionary, other).AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } map) return null;
        var cohorts = viewer.Roles.Keys.ToArray();
        var open = db.Ratings.OpenOf(viewer);
        var rows = await db.FeatureOpinions.AsNoTracking()
            .Where(o => !open.Any(r => r.DictionaryId == o.DictionaryId && r.Feature == o.Feature))
            .Where(o => cohorts.Contains(o.CohortId) && o.Label != null && (o.DictionaryId == map.DictionaryId || o.DictionaryId == map.OtherId))
            .OrderBy(o => o.CohortId).Select(o => new { o.DictionaryId, o.Feature, o.Label }).ToListAsync(cancellationToken);
        var labels = rows.ToLookup(r => (r.DictionaryId, r.Feature), r => r.Label!);
        var labelled = Enumerable.Range(0, map.Features.Length)
            .Select(p => (Point: p, Label: labels[(Dictionary(map, p), map.Features[p])].FirstOrDefault())).Where(p => p.Label is not null).ToList();
        return new([.. labelled.Select(p => p.Point)], [.. labelled.Select(p => p.Label!)]);
    }

    /// <summary>Names of the dictionaries that this one is mapped together with; null stands for the map of it alone.</summary>
    public async Task<IReadOnlyList<string?>> Of(Viewer viewer, string dictionary, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from map in db.DictionaryMaps
            join first in db.Dictionaries.VisibleTo(viewer) on map.DictionaryId equals first.Id
            where first.Name == dictionary
            join second in db.Dictionaries.VisibleTo(viewer) on map.OtherId equals second.Id into seconds
            from second in seconds.DefaultIfEmpty()
            where map.OtherId == null || second != null
            orderby map.OtherId
            select second == null ? null : second.Name).ToListAsync(cancellationToken);
    }

    private static IQueryable<DictionaryMap> Named(InterpDbContext db, Viewer viewer, string dictionary, string? other)
    {
        var visible = db.Dictionaries.VisibleTo(viewer);
        var maps = db.DictionaryMaps.Where(m => visible.Any(d => d.Id == m.DictionaryId && d.Name == dictionary));
        return other is null ? maps.Where(m => m.OtherId == null) : maps.Where(m => visible.Any(d => d.Id == m.OtherId && d.Name == other));
    }

    private static int Dictionary(DictionaryMap map, int point) => point < map.FirstCount ? map.DictionaryId : map.OtherId!.Value;

    private static async Task<PointRow[]> Points(InterpDbContext db, DictionaryMap map, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<(int Dictionary, int Feature), PointRow>(map.Features.Length);
        foreach (var id in new[] { map.DictionaryId, map.OtherId }.OfType<int>())
        {
            var some = db.Features.AsNoTracking().Where(f => f.DictionaryId == id).Select(f => new { f.Index, f.State, f.Density, f.TopToken });
            await foreach (var row in some.AsAsyncEnumerable().WithCancellation(cancellationToken))
                rows[(id, row.Index)] = new(row.State, row.Density, row.TopToken);
        }

        return [.. Enumerable.Range(0, map.Features.Length).Select(p => rows.GetValueOrDefault((Dictionary(map, p), map.Features[p])))];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct PointRow(FeatureState State, double Density, int? TopToken);
}
