using System.Globalization;

namespace Interp.Domain.Dictionaries;

/// <summary>Puts a list's statements together from fixed text, ids and parameters.</summary>
internal sealed class ListSql(FeatureFilter filter, ListContext context, int? corpus)
{
    /// <summary>Counting stops here.</summary>
    public const int MostCounted = 10_000;

    /// <summary>At most <paramref name="take"/> rows of one part of the order, with all that a list shows of them.</summary>
    public string Page(ListSegment segment, bool goesOn, int take)
    {
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            WITH page AS (
                SELECT f.index, f.state, f.density, f.max_activation, f.top_token, f.positive_tokens[1:5] AS promoted, f.loss_effect, f.single_token, f.autointerp_score, f.twin_pearson,
                    {segment.Value ?? "0"}::float8 AS value
                FROM features f{(segment.Source is null ? null : $" JOIN {segment.Source}")}
                WHERE {string.Join(" AND ", Conditions(segment, goesOn))}
                ORDER BY {segment.OrderBy}
                LIMIT {take})
            SELECT page.*, e."window", e.documents[1], e.positions[1], e.tokens[1:e."window"], e.activations[1:e."window"], e.loss_effects[1:e."window"], d.source, d.class,
                {(context.Cohort is null ? "NULL::text, NULL::text, NULL::real, NULL::real" : "o.label, o.label_status, o.rating, o.disagreement")}
            FROM page
            LEFT JOIN feature_examples e ON {context.OfDictionary("e")} AND e.feature = page.index
            LEFT JOIN corpus_documents d ON d.corpus_id = {corpus ?? 0} AND d.index = e.documents[1]
            {(context.Cohort is null ? null : $"LEFT JOIN feature_opinions o ON {context.Opinions("true")} AND o.feature = page.index")}
            ORDER BY page.value{(segment.Descending ? " DESC" : null)}, page.index
            """);
    }

    /// <summary>How many match, up to one more than are counted.</summary>
    public string Count() => string.Create(CultureInfo.InvariantCulture,
        $"SELECT count(*) FROM (SELECT FROM features f WHERE {string.Join(" AND ", ListConditions.Of(filter, context, covered: null))} LIMIT {MostCounted + 1}) counted");

    private IEnumerable<string> Conditions(ListSegment segment, bool goesOn)
    {
        var conditions = ListConditions.Of(filter, context, segment.Covers);
        if (segment.Condition is not null) conditions = conditions.Append(segment.Condition);
        return goesOn ? conditions.Append(segment.After) : conditions;
    }
}
