using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>Each token's text once, however many points have it.</summary>
internal sealed class TokenTexts(Vocabulary vocabulary)
{
    private readonly Dictionary<int, int> places = [];
    private readonly List<string> texts = [];

    public string[] Texts => [.. texts];

    public int Place(int token)
    {
        if (places.TryGetValue(token, out var place)) return place;
        places.Add(token, texts.Count);
        texts.Add(vocabulary.Text(token).Display);
        return texts.Count - 1;
    }
}
