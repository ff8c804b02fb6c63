using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads explanations and their scores.</summary>
public sealed class ExplanationQueries(IDbContextFactory<InterpDbContext> contexts, VocabularyCache vocabularies)
{
    private const int Most = 50;

    /// <summary>A feature's explanations that the viewer may see, newest first; none where the dictionary is not theirs to see.</summary>
    public async Task<IReadOnlyList<ExplanationSummary>> List(Viewer viewer, string dictionary, int feature, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Summaries(db, Of(db, viewer, dictionary, feature).OrderByDescending(e => e.CreatedAt).Take(Most)).ToListAsync(cancellationToken);
    }

    /// <summary>One explanation with what its score rests on; null when there is none that the viewer may see.</summary>
    public async Task<ExplanationDetail?> Find(Viewer viewer, string dictionary, int feature, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Of(db, viewer, dictionary, feature).Where(e => e.Id == id);
        var row = await rows.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (row is null) return null;
        var summary = await Summaries(db, rows).SingleAsync(cancellationToken);
        var words = await vocabularies.Get(await db.Dictionaries.Where(d => d.Id == row.DictionaryId).Select(d => d.VocabularyId).SingleAsync(cancellationToken), cancellationToken);
        return new(summary, row.Feature, row.Seed,
        [
            .. ExplanationExamples.Parts(row.Offsets).Select((part, i) => new PredictedExample(
                (HeldOutGroup)row.Groups[i], row.Positions[i], Array.ConvertAll(row.Tokens[part], words.Text), row.Activations[part], row.Predictions[part])),
        ]);
    }

    private static IQueryable<Explanation> Of(InterpDbContext db, Viewer viewer, string dictionary, int feature)
    {
        // Whoever rates the feature blind sees their own explanations only.
        var open = db.Ratings.OpenOf(viewer);
        return
            from explanation in db.Explanations.VisibleTo(viewer)
            where explanation.Feature == feature
                && (explanation.OwnerId == viewer.PersonId || !open.Any(r => r.DictionaryId == explanation.DictionaryId && r.Feature == feature))
            join seen in db.Dictionaries.VisibleTo(viewer) on explanation.DictionaryId equals seen.Id
            where seen.Name == dictionary
            select explanation;
    }

    private static IQueryable<ExplanationSummary> Summaries(InterpDbContext db, IQueryable<Explanation> explanations) =>
        from e in explanations
        join person in db.Users on e.OwnerId equals person.Id into people
        from person in people.DefaultIfEmpty()
        orderby e.CreatedAt descending
        select new ExplanationSummary(e.Id, e.Text, e.Method, person == null ? null : person.DisplayName, e.Model, e.State, e.Score, e.Error, e.CreatedAt);
}
