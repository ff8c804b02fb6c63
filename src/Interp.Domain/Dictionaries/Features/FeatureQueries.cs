using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads the features of dictionaries.</summary>
public sealed class FeatureQueries(IDbContextFactory<InterpDbContext> contexts, VocabularyCache vocabularies)
{
    /// <summary>Most features on one page.</summary>
    public const int MaxTake = 100;

    /// <summary>A page of a dictionary's features.</summary>
    /// <exception cref="DictionaryNotFoundException">There is no such dictionary, or the viewer may not see it.</exception>
    /// <exception cref="InvalidParametersException">The cursor or the filter makes no sense.</exception>
    /// <exception cref="ForbiddenException">The viewer does not belong to the cohort asked for.</exception>
    public async Task<FeaturePage> List(
        Viewer viewer, string dictionary, FeatureSort sort, FeatureFilter filter, string? after, int take, CancellationToken cancellationToken)
    {
        FeatureListRules.Check(filter, sort, take, viewer);
        var cursor = FeatureCursor.Parse(after, sort);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await DictionaryPlace.Find(db, viewer, dictionary, cancellationToken) ?? throw new DictionaryNotFoundException(dictionary);
        var vocabulary = await vocabularies.Get(place.VocabularyId, cancellationToken);
        var context = new ListContext(place.Id, OpinionCohort.Of(viewer, filter, place), Ids(filter.Token), Ids(filter.LogitToken));
        var page = await new FeatureList(db, viewer, place, vocabulary, filter, context).Page(sort, cursor, take, cancellationToken);
        var sites = await FeatureSites.Of(db, place, [.. page.Features.Select(f => f.Index)], cancellationToken);
        return sites.Count == 0 ? page : page with { Features = [.. page.Features.Select(f => f with { Sites = sites.GetValueOrDefault(f.Index) })] };

        int[]? Ids(string? token) => string.IsNullOrEmpty(token) ? null : vocabulary.Find(token);
    }

    /// <summary>One feature's card; null when there is none or the viewer may not see it.</summary>
    public async Task<FeatureCard?> Find(Viewer viewer, string dictionary, int index, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await DictionaryPlace.Find(db, viewer, dictionary, cancellationToken) is not { } place) return null;
        var vocabulary = await vocabularies.Get(place.VocabularyId, cancellationToken);
        if (await new CardReader(db, place, vocabulary).Read(index, cancellationToken) is not { } found) return null;
        var card = FeatureCards.Of(dictionary, place, found.Feature, vocabulary, found.Groups) with
        {
            Twins = await VisibleTwins.Of(db, viewer, place.Id, index, cancellationToken),
            Sites = (await FeatureSites.Of(db, place, [index], cancellationToken)).GetValueOrDefault(index),
        };
        // What a program says of it would sway a person who is rating it blind.
        return await BlindRatings.IsOpen(db, viewer, place.Id, index, cancellationToken) ? card with { AutointerpScore = null } : card;
    }

    /// <summary>What taking the feature out does to the next token of its examples; null when there is no such feature or the viewer may not see it.</summary>
    public async Task<FeatureAblations?> Ablations(Viewer viewer, string dictionary, int index, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await DictionaryPlace.Find(db, viewer, dictionary, cancellationToken) is not { } place) return null;
        if (!await db.Features.AnyAsync(f => f.DictionaryId == place.Id && f.Index == index, cancellationToken)) return null;
        var row = await db.FeatureAblations.AsNoTracking().SingleOrDefaultAsync(a => a.DictionaryId == place.Id && a.Feature == index, cancellationToken);
        return row is null
            ? FeatureAblations.NotComputed(dictionary, index)
            : AblationTable.Of(dictionary, row, await vocabularies.Get(place.VocabularyId, cancellationToken));
    }
}
