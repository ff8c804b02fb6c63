using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Dictionaries;

/// <summary>Fills <c>features.twin_pearson</c>, which lists are ordered and filtered by.</summary>
internal static class BestTwins
{
    /// <summary>
    /// The best over trained dictionaries that everybody who sees this one sees too, so that an order tells nobody of what is private. The dictionary's
    /// revision moves on: what was read before is out of date.
    /// </summary>
    public static async Task Refresh(InterpDbContext db, int dictionary, CancellationToken cancellationToken)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE features SET twin_pearson = (
                SELECT max(t.pearson)
                FROM feature_twins t
                JOIN dictionaries own ON own.id = t.dictionary_id
                JOIN dictionaries other ON other.id = t.other_id
                WHERE t.dictionary_id = {dictionary} AND t.feature = features.index AND other.origin = 'trained'
                    AND (other.visibility = 'public'
                        OR (other.visibility = 'cohort' AND own.visibility <> 'public' AND own.cohort_id = other.cohort_id)
                        OR (own.visibility = 'private' AND own.owner_id = other.owner_id)))
            WHERE dictionary_id = {dictionary}
            """,
            cancellationToken);
        await db.Dictionaries.Where(d => d.Id == dictionary).ExecuteUpdateAsync(s => s.SetProperty(d => d.Revision, d => d.Revision + 1), cancellationToken);
    }
}
