namespace Interp.Domain.Library;

/// <summary>Gathers tokens into a table in order of first use.</summary>
public sealed class TokenTableBuilder
{
    private readonly Dictionary<int, int> places = [];
    private readonly List<TokenText> tokens = [];

    /// <summary>Place of the token in the table, which it is added to where it is new.</summary>
    public int Place(TokenText token)
    {
        if (places.TryGetValue(token.Id, out var place)) return place;
        place = tokens.Count;
        places.Add(token.Id, place);
        tokens.Add(token);
        return place;
    }

    /// <summary>The table so far.</summary>
    public TokenTable Build() => new(
        [.. tokens.Select(t => t.Id)],
        [.. tokens.Select(t => t.Text)],
        tokens.Index().Where(t => t.Item.Display != t.Item.Text).ToDictionary(t => t.Index, t => t.Item.Display));
}
