using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Interp.Domain.Dictionaries;

/// <summary>The features of one dictionary that match a filter, a page at a time by keyset.</summary>
internal sealed class FeatureList(InterpDbContext db, Viewer viewer, DictionaryPlace place, Vocabulary vocabulary, FeatureFilter filter, ListContext context)
{
    private readonly ListSql sql = new(filter, context, place.CorpusId);
    private readonly bool isMatch = context.Tokens is not null || context.LogitTokens is not null;

    public async Task<FeaturePage> Page(FeatureSort sort, FeatureCursor? after, int take, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var rating = await RatingNow(cancellationToken);
        var count = after?.Count ?? await Count(rating, cancellationToken);
        var segments = ListOrders.Of(sort, context);
        var rows = new List<(FeatureSummary Summary, double Value, int Segment)>(take + 1);
        for (var segment = Math.Min(after?.Segment ?? 0, segments.Length - 1); segment < segments.Length && rows.Count <= take; segment++)
        {
            var cursor = after?.Segment == segment ? after : null;
            await foreach (var (summary, value) in Rows(segments[segment], cursor, take + 1 - rows.Count, rating, cancellationToken)) rows.Add((summary, value, segment));
        }

        var shown = rows.Take(take).ToList();
        var next = rows.Count > take ? new FeatureCursor(sort, shown[^1].Segment, shown[^1].Value, shown[^1].Summary.Index, count).ToString() : null;
        return new(shown.ConvertAll(r => Blind(r.Summary, rating)), next, count.Matching, count.IsMore);
    }

    private static FeatureSummary Blind(FeatureSummary summary, int[] rating) => rating.Contains(summary.Index) ? summary with { AutointerpScore = null } : summary;

    // Of features that the viewer is rating at the moment, what others say of them is kept back.
    private Task<int[]> RatingNow(CancellationToken cancellationToken) => viewer.PersonId is { } person
        ? db.Ratings.Where(r => r.RaterId == person && r.DictionaryId == place.Id && r.SubmittedAt == null && r.GivenUpAt == null).Select(r => r.Feature).ToArrayAsync(cancellationToken)
        : Task.FromResult<int[]>([]);

    private async Task<MatchCount> Count(int[] rating, CancellationToken cancellationToken)
    {
        if (filter.IsPlain) return new(place.Live + (filter.IncludeDead ? place.Dead : 0) + (filter.IncludeUltraLow ? place.UltraLow : 0), IsMore: false);
        await using var command = Command(sql.Count(), null, rating);
        var counted = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        return new(Math.Min(counted, ListSql.MostCounted), counted > ListSql.MostCounted);
    }

    private async IAsyncEnumerable<(FeatureSummary Summary, double Value)> Rows(
        ListSegment segment, FeatureCursor? cursor, int take, int[] rating, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = Command(sql.Page(segment, cursor is not null, take), cursor, rating);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) yield return ListRow.Read(reader, vocabulary, isMatch && segment.Covers is not null);
    }

    // Npgsql sends what the text names, so that each statement has just the parameters it needs.
    private NpgsqlCommand Command(string text, FeatureCursor? cursor, int[] rating)
    {
        var command = new NpgsqlCommand(text, (NpgsqlConnection)db.Database.GetDbConnection());
        Add("@rating", NpgsqlDbType.Array | NpgsqlDbType.Integer, rating);
        Add("@tokens", NpgsqlDbType.Array | NpgsqlDbType.Integer, context.Tokens);
        Add("@logits", NpgsqlDbType.Array | NpgsqlDbType.Integer, context.LogitTokens);
        Add("@least", NpgsqlDbType.Double, filter.MinDensity);
        Add("@most", NpgsqlDbType.Double, filter.MaxDensity);
        Add("@label", NpgsqlDbType.Text, filter.Label is null ? null : LikePattern.Containing(filter.Label));
        Add("@me", NpgsqlDbType.Uuid, viewer.PersonId);
        Add("@value", NpgsqlDbType.Double, cursor?.Value);
        Add("@index", NpgsqlDbType.Integer, cursor?.Index);
        return command;

        void Add(string name, NpgsqlDbType type, object? value)
        {
            if (text.Contains(name, StringComparison.Ordinal)) command.Parameters.Add(new(name, type) { Value = value ?? DBNull.Value });
        }
    }
}
