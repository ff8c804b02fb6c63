using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>How a dictionary was trained, whichever job made it: by itself, with a sweep, or of a sweep's point later.</summary>
public static class DictionaryTraining
{
    /// <summary>The training; null where it is not known here, as for what was uploaded or came in an archive.</summary>
    /// <param name="db">Where its job is.</param>
    /// <param name="dictionary">The dictionary.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<TrainSaeParameters?> Of(InterpDbContext db, FeatureDictionary dictionary, CancellationToken cancellationToken)
    {
        var job = await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == dictionary.JobId, cancellationToken);
        return job?.Kind switch
        {
            TrainSaeParameters.Kind => Read<TrainSaeParameters>(job.Parameters),
            SweepSaeParameters.Kind => Point(job, dictionary.SweepPoint),
            PublishSweepPointParameters.Kind => await Point(db, Read<PublishSweepPointParameters>(job.Parameters), cancellationToken),
            _ => null,
        };
    }

    private static async Task<TrainSaeParameters?> Point(InterpDbContext db, PublishSweepPointParameters published, CancellationToken cancellationToken)
    {
        var sweep = await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == published.Sweep, cancellationToken);
        return sweep is null ? null : Point(sweep, published.Point);
    }

    private static TrainSaeParameters? Point(Job sweep, int number)
    {
        var parameters = Read<SweepSaeParameters>(sweep.Parameters);
        return number < parameters.Points.Count ? parameters.Point(number) : null;
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JobJson.Options)!;
}
