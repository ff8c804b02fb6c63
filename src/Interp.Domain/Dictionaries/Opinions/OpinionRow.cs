using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Keeps the one row per feature true: whoever changes an opinion holds it locked, changes, and counts anew before committing.</summary>
internal static class OpinionRow
{
    /// <summary>Locks the feature's row for this transaction, making it when it is not there yet.</summary>
    public static async Task<FeatureOpinion> Lock(InterpDbContext db, FeaturePlace place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO feature_opinions (cohort_id, dictionary_id, feature, raters, updated_at)
            VALUES ({place.Cohort}, {place.Dictionary}, {place.Feature}, 0, {now}) ON CONFLICT DO NOTHING
            """, cancellationToken);
        var row = await db.FeatureOpinions.FromSql(
            $"""
            SELECT * FROM feature_opinions
            WHERE cohort_id = {place.Cohort} AND dictionary_id = {place.Dictionary} AND feature = {place.Feature} FOR UPDATE
            """).ToListAsync(cancellationToken);
        return row[0];
    }

    /// <summary>Counts the row anew from labels and ratings, which are already written.</summary>
    public static async Task Refresh(InterpDbContext db, FeatureOpinion row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var label = await db.Labels.Where(l => l.CohortId == row.CohortId && l.DictionaryId == row.DictionaryId && l.Feature == row.Feature)
            .OrderByDescending(l => l.Version).Select(l => new { l.Text, l.Status }).FirstOrDefaultAsync(cancellationToken);
        var ratings = await db.Ratings.AsNoTracking()
            .Where(r => r.CohortId == row.CohortId && r.DictionaryId == row.DictionaryId && r.Feature == row.Feature && r.SubmittedAt != null)
            .ToListAsync(cancellationToken);
        var labelled = label is { Text.Length: > 0 };
        row.Label = labelled ? label!.Text : null;
        row.LabelStatus = labelled ? label!.Status : null;
        row.Raters = ratings.Count;
        row.Rating = ratings.Count == 0 ? null : (float)ratings.Average(Rubric.MeanTotal);
        row.Disagreement = (float?)Disagreements.RootMeanSquare(Disagreements.Units(ratings.Where(r => r.Blind), Rubric.Total));
        row.UpdatedAt = now;
        await db.SaveChangesAsync(cancellationToken);
    }
}
