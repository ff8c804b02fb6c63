using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>A dictionary's SAEBench measures with where they come from.</summary>
/// <param name="Result">The measures.</param>
/// <param name="Seed">Of every choice of text.</param>
/// <param name="CodeVersion">Commit of the worker that measured.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="JobId">The job that measured.</param>
public sealed record BenchmarkSheet(BenchmarkResult Result, long Seed, string CodeVersion, DateTimeOffset CreatedAt, double Seconds, Guid JobId)
{
    /// <summary>Null while it has not been measured.</summary>
    internal static async Task<BenchmarkSheet?> Of(InterpDbContext db, int dictionary, CancellationToken cancellationToken)
    {
        var row = await db.DictionaryBenchmarks.AsNoTracking().SingleOrDefaultAsync(b => b.DictionaryId == dictionary, cancellationToken);
        return row is null ? null : new(JsonSerializer.Deserialize<BenchmarkResult>(row.Result, JobJson.Options)!, row.Seed, row.CodeVersion, row.CreatedAt, row.Seconds, row.JobId);
    }
}
