namespace Interp.Domain.Library;

/// <summary>Every token of one tokenizer as text, in memory.</summary>
public sealed class Vocabulary
{
    private readonly TokenText[] tokens;
    private readonly ILookup<string, int> byText;

    /// <summary>Token ids are the indexes of <paramref name="entries"/>; special tokens have a name instead of text.</summary>
    public Vocabulary(IReadOnlyList<(byte[] Bytes, string? Special)> entries)
    {
        tokens = [.. entries.Select((e, id) => new TokenText(id, TokenDisplay.Exact(e.Bytes), e.Special ?? TokenDisplay.Of(e.Bytes)))];
        byText = tokens.SelectMany(t => Spellings(t).Select(s => (s, t.Id))).ToLookup(p => p.s, p => p.Id, StringComparer.Ordinal);
    }

    /// <summary>Number of token ids.</summary>
    public int Size => tokens.Length;

    /// <summary>A token as text; an id outside the vocabulary shows as <c>#id</c>.</summary>
    public TokenText Text(int id) => id >= 0 && id < tokens.Length ? tokens[id] : new TokenText(id, string.Empty, $"#{id}");

    /// <summary>Ids that a person may mean by this: exact or display text, with or without a leading space, or <c>#id</c>.</summary>
    public int[] Find(string text) =>
        text.StartsWith('#') && int.TryParse(text.AsSpan(1), out var id) && id >= 0 && id < tokens.Length
            ? [id]
            : [.. byText[text].Concat(byText[" " + text]).Distinct()];

    private static IEnumerable<string> Spellings(TokenText token)
    {
        if (token.Text.Length > 0) yield return token.Text;
        if (token.Display != token.Text) yield return token.Display;
    }
}
