namespace Interp.Domain.Dictionaries;

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
