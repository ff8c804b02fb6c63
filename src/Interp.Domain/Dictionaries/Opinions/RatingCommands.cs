using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Opens, submits and gives up blind ratings.</summary>
public sealed class RatingCommands(IDbContextFactory<InterpDbContext> contexts, FeatureQueries features, TimeProvider time)
{
    /// <summary>
    /// Begins the viewer's rating of a feature, or finds it where it is already begun. From now until it is submitted or given up,
    /// what others say of the feature is kept from the viewer.
    /// </summary>
    /// <exception cref="InvalidParametersException">The feature has no examples to rate.</exception>
    public async Task<RatingSheet> Open(Viewer viewer, FeatureAddress address, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.ForWriting(db, viewer, address, Permission.Label, cancellationToken);
        var intervals = await Intervals(viewer, address, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await OpinionRow.Lock(db, place, time.GetUtcNow(), cancellationToken);
        var rating = await Mine(db, viewer, place).SingleOrDefaultAsync(cancellationToken);
        if (rating is null)
        {
            var seed = IntervalOrder.Seed(viewer.PersonId!.Value, row.CohortId, row.DictionaryId, row.Feature);
            rating = new Rating
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()), CohortId = row.CohortId, DictionaryId = row.DictionaryId, Feature = row.Feature, RaterId = viewer.PersonId,
                Seed = seed, Intervals = IntervalOrder.Shuffle(intervals, seed), Blind = true, OpenedAt = time.GetUtcNow(),
            };
            db.Ratings.Add(rating);
        }
        else if (rating is { SubmittedAt: null, GivenUpAt: not null })
        {
            // What was once given up was seen: the second try is told apart for good.
            (rating.Blind, rating.GivenUpAt, rating.OpenedAt) = (false, null, time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return RatingQueries.Sheet(rating);
    }

    /// <summary>Hands the open rating in. It is final: what is changed after seeing the others' is no longer blind.</summary>
    /// <exception cref="ConflictException">It was handed in before, or never opened.</exception>
    public async Task Submit(Viewer viewer, FeatureAddress address, RatingDraft draft, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.ForWriting(db, viewer, address, Permission.Label, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await OpinionRow.Lock(db, place, time.GetUtcNow(), cancellationToken);
        var rating = await Open(db, viewer, place, cancellationToken);
        rating.Interpretation = RatingRules.Check(draft, rating.Intervals);
        var marks = draft.Intervals.ToDictionary(i => i.Interval);
        int[] InOrder(Func<IntervalMarks, int> mark) => [.. rating.Intervals.Select(i => marks.TryGetValue(i, out var m) ? mark(m) : Rubric.LeftOut)];
        rating.Confidence = InOrder(m => m.Confidence);
        rating.Activations = InOrder(m => m.Activations);
        rating.Logits = InOrder(m => m.Logits);
        rating.Separation = InOrder(m => m.Separation);
        rating.Specificity = InOrder(m => m.Specificity);
        rating.SubmittedAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        await OpinionRow.Refresh(db, row, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Ends the open rating without marks; the viewer sees what others say again, and a later rating of theirs is no longer blind.</summary>
    public async Task GiveUp(Viewer viewer, FeatureAddress address, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.ForWriting(db, viewer, address, Permission.Label, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await OpinionRow.Lock(db, place, time.GetUtcNow(), cancellationToken);
        (await Open(db, viewer, place, cancellationToken)).GivenUpAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static IQueryable<Rating> Mine(InterpDbContext db, Viewer viewer, FeaturePlace place) =>
        db.Ratings.Where(r => r.CohortId == place.Cohort && r.DictionaryId == place.Dictionary && r.Feature == place.Feature && r.RaterId == viewer.PersonId);

    private static async Task<Rating> Open(InterpDbContext db, Viewer viewer, FeaturePlace place, CancellationToken cancellationToken)
    {
        var rating = await Mine(db, viewer, place).SingleOrDefaultAsync(cancellationToken);
        if (rating is { SubmittedAt: not null }) throw new ConflictException("You have rated this feature already. A rating is final, since it was blind.");
        return rating is { GivenUpAt: null } ? rating : throw new ConflictException("You have no open rating of this feature. Open it first.");
    }

    /// <summary>What there is to rate: the intervals, or the top group where the feature fired too rarely to have any.</summary>
    private async Task<int[]> Intervals(Viewer viewer, FeatureAddress address, CancellationToken cancellationToken)
    {
        var card = await features.Find(viewer, address.Dictionary, address.Index, cancellationToken) ?? throw new NotFoundException($"card of feature {address.Index}");
        int[] levels = [.. card.Groups.Where(g => g is { Kind: "interval", Examples.Length: > 0 }).Select(g => g.Level)];
        if (levels.Length > 0) return levels;
        return card.Groups.Any(g => g is { Kind: "top", Examples.Length: > 0 })
            ? [RatingSheet.TopGroup]
            : throw new InvalidParametersException([new("feature", "This feature has no examples, so there is nothing to rate. Choose one that fires.")]);
    }
}
