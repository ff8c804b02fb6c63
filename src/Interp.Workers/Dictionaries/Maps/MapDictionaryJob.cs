using Interp.Abstractions.Dictionaries;
using Interp.Analysis.Numerics;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Torch;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Dictionaries;

/// <summary>Lays out the decoder directions of one dictionary or two, clusters them and publishes the map.</summary>
internal sealed class MapDictionaryJob(IDbContextFactory<InterpDbContext> contexts, PublishedDictionaries dictionaries, WorkerSettings settings, TimeProvider time) : IJobHandler
{
    public string Kind => MapDictionaryParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var p = run.Parameters<MapDictionaryParameters>();
        var link = p.Other is null ? $"/d/{p.Dictionary}/map" : $"/d/{p.Dictionary}/map?with={p.Other}";
        var publisher = new MapPublisher(contexts, time);
        // A worker that died between publishing and saying so.
        if (await publisher.IsPublished(run.Job.Id, cancellationToken)) return link;
        var first = await Read(p.Dictionary, cancellationToken);
        var second = p.Other is null ? null : await Read(p.Other, cancellationToken);
        var map = await ComputeThread.Run($"map-dictionary {run.Job.Id}", () => Map(run, p, first, second, cancellationToken));
        await publisher.Publish(run, p, first, second, map, cancellationToken);
        return link;
    }

    private async Task<MapSubject> Read(string name, CancellationToken cancellationToken)
    {
        var dictionary = await dictionaries.Find(name, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var alive = await db.Features.Where(f => f.DictionaryId == dictionary.Id && f.State != FeatureState.Dead)
            .OrderBy(f => f.Index).Select(f => f.Index).ToArrayAsync(cancellationToken);
        return new(dictionary, alive);
    }

    private DirectionMap Map(JobRun run, MapDictionaryParameters p, MapSubject first, MapSubject? second, CancellationToken cancellationToken)
    {
        TorchThreads.Use(settings.Threads);
        var options = new DirectionMapOptions
        {
            Neighbours = p.Neighbours, MinDist = p.MinDist, MinClusterSize = p.MinClusterSize, Seed = p.Seed, Threads = settings.Threads,
        };
        using var directions = MapDirections.Of(second is null ? [first] : [first, second], dictionaries);
        return DirectionMapper.Map(directions, options, new Telling<MapProgress>(q => run.Reports.Tell(MapStages.At(q))), cancellationToken);
    }
}
