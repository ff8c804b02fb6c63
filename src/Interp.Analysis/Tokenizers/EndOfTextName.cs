namespace Interp.Analysis.Tokenizers;

/// <summary>Which special token ends a document, where no configuration file says it.</summary>
internal static class EndOfTextName
{
    private static readonly string[] Known = ["<|endoftext|>", "<|end_of_text|>", "<|end_story|>", "</s>", "<eos>", "[EOS]"];

    /// <summary>Its id, or -1; <paramref name="stated"/> is the name from the model's own configuration.</summary>
    public static int Find(IReadOnlyDictionary<int, string> specialTokens, string? stated = null)
    {
        var byName = specialTokens.ToDictionary(token => token.Value, token => token.Key, StringComparer.Ordinal);
        string[] names = stated is null ? Known : [stated];
        foreach (var name in names)
        {
            if (byName.TryGetValue(name, out var id))
                return id;
        }

        return -1;
    }
}
