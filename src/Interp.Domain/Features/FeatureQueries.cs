using Interp.Domain.Access;
using Interp.Domain.Database;
using Interp.Domain.Vocabularies;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Features;

/// <summary>Reads the features of dictionaries.</summary>
public sealed class FeatureQueries(IDbContextFactory<InterpDbContext> contexts, VocabularyCache vocabularies)
{
    /// <summary>Most features on one page.</summary>
    public const int MaxTake = 100;

    /// <summary>A page of a dictionary's features.</summary>
    /// <exception cref="DictionaryNotFoundException">There is no such dictionary, or the viewer may not see it.</exception>
    /// <exception cref="Jobs.InvalidParametersException">The cursor or the filter makes no sense.</exception>
    public async Task<FeaturePage> List(
        Viewer viewer, string dictionary, FeatureOrder order, FeatureFilter filter, string? after, int take, CancellationToken cancellationToken)
    {
        FeatureListRules.Check(filter, take);
        var cursor = FeatureCursor.Parse(after, order);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await DictionaryPlace.Find(db, viewer, dictionary, cancellationToken) ?? throw new DictionaryNotFoundException(dictionary);
        var vocabulary = await vocabularies.Get(place.VocabularyId, cancellationToken);
        var list = new FeatureList(db, place, filter, filter.Token is { Length: > 0 } token ? vocabulary.Find(token) : null);
        var matching = await list.Matching.LongCountAsync(cancellationToken);
        var rows = await list.Page(order, cursor, take + 1, cancellationToken);
        var shown = rows.Take(take).ToList();
        var windows = await new ExampleWindows(db, place, vocabulary).TopOf([.. shown.Select(r => r.Feature.Index)], cancellationToken);
        var summaries = shown.ConvertAll(r => FeatureSummaries.Of(r.Feature, vocabulary, windows.GetValueOrDefault(r.Feature.Index)));
        return new(summaries, rows.Count > take ? shown[^1].Cursor(order).ToString() : null, matching);
    }

    /// <summary>One feature's card; null when there is none or the viewer may not see it.</summary>
    public async Task<FeatureCard?> Find(Viewer viewer, string dictionary, int index, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await DictionaryPlace.Find(db, viewer, dictionary, cancellationToken) is not { } place) return null;
        var feature = await db.Features.AsNoTracking()
            .SingleOrDefaultAsync(f => f.DictionaryId == place.Id && f.Index == index, cancellationToken);
        if (feature is null) return null;
        var vocabulary = await vocabularies.Get(place.VocabularyId, cancellationToken);
        var groups = await new ExampleWindows(db, place, vocabulary).GroupsOf(index, cancellationToken);
        return FeatureCards.Of(dictionary, place, feature, vocabulary, groups);
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
