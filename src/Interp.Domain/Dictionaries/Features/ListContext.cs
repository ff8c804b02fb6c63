using System.Globalization;

namespace Interp.Domain.Dictionaries;

/// <summary>What a list's SQL is about. Ids stand in it as numbers: with them and the limit written out, plans are made for this dictionary's own tables.</summary>
/// <param name="Dictionary">Id of the dictionary.</param>
/// <param name="Cohort">Whose opinions; null when the viewer belongs to no cohort.</param>
/// <param name="Tokens">Only features that fire on one of these; null for all.</param>
/// <param name="LogitTokens">Only features that promote one of these; null for all.</param>
internal sealed record ListContext(int Dictionary, int? Cohort, int[]? Tokens, int[]? LogitTokens)
{
    public string OfDictionary(string alias) => string.Create(CultureInfo.InvariantCulture, $"{alias}.dictionary_id = {Dictionary}");

    /// <summary>The rows <c>o</c> of the cohort's opinions that the viewer may know of: not of features that they are rating at the moment.</summary>
    public string Opinions(string condition) =>
        string.Create(CultureInfo.InvariantCulture, $"o.cohort_id = {Cohort} AND o.dictionary_id = {Dictionary} AND {condition} AND o.feature <> ALL (@rating)");

    /// <summary>Ordered by the features' strongest or summed entry on the tokens; one token needs no grouping, so that the index gives the order.</summary>
    public ListSegment OnTokens(string aggregate, string column) => Hits("token_features", aggregate, column, Tokens!, "@tokens");

    public ListSegment OnLogits() => Hits("logit_features", "max", "value", LogitTokens!, "@logits");

    private ListSegment Hits(string table, string aggregate, string column, int[] tokens, string parameter)
    {
        var isOne = tokens.Length == 1;
        var grouped = $"(SELECT h.feature, {aggregate}(h.{column}) AS value FROM {table} h WHERE {OfDictionary("h")} AND h.token = ANY ({parameter}) GROUP BY h.feature) t";
        return new(isOne ? $"t.{column}" : "t.value", Descending: true)
        {
            Source = isOne
                ? string.Create(CultureInfo.InvariantCulture, $"{table} t ON {OfDictionary("t")} AND t.token = {tokens[0]} AND t.feature = f.index")
                : $"{grouped} ON t.feature = f.index",
            Tie = "t.feature",
            IsWhole = string.Equals(column, "count", StringComparison.Ordinal),
            Covers = table,
        };
    }
}

/// <summary>A part of an order that one index gives: features with the value, or those without, or those before a place of a circle.</summary>
/// <param name="Value">What it is ordered by, as SQL; null where the index alone orders.</param>
/// <param name="Descending">Largest value first.</param>
internal sealed record ListSegment(string? Value, bool Descending = false)
{
    /// <summary>Where the value comes from, to be joined to <c>features f</c>; null when it is a column of it.</summary>
    public string? Source { get; init; }

    /// <summary>Which features belong to the part, as SQL.</summary>
    public string? Condition { get; init; }

    /// <summary>The last column of the index that gives the order; equals the feature's number.</summary>
    public string Tie { get; init; } = "f.index";

    /// <summary>The value is a whole number, and is compared as one: an index on integers does not answer for fractions.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The inverted index that the source reads already, so that the filter need not read it again.</summary>
    public string? Covers { get; init; }

    public string OrderBy => Value is null ? Tie : $"{Value}{(Descending ? " DESC" : null)}, {Tie}";

    /// <summary>What comes after <c>@value</c> and <c>@index</c>: the first comparison lets the index start at the right place, the second breaks ties.</summary>
    public string After
    {
        get
        {
            if (Value is null) return $"{Tie} > @index";
            var (cursor, sign) = (IsWhole ? "@value::bigint" : "@value", Descending ? '<' : '>');
            return $"{Value} {sign}= {cursor} AND ({Value} {sign} {cursor} OR {Tie} > @index)";
        }
    }
}
