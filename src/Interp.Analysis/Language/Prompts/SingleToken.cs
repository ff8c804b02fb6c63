namespace Interp.Analysis.Language;

/// <summary>Which words are one token.</summary>
public static class SingleToken
{
    /// <summary>The ids of a word inside a sentence. Tokenizers that put a space before every text are asked for what follows one.</summary>
    public static int[] Ids(ITokenizer tokenizer, string word) =>
        tokenizer is PieceTokenizer pieces ? pieces.EncodeContinuation(word) : tokenizer.Encode(word);

    /// <summary>Whether a word, with the space before it, is one token.</summary>
    public static bool Fits(ITokenizer tokenizer, string word) => Ids(tokenizer, " " + word).Length == 1;

    /// <summary>Those of <paramref name="words"/> that are one token with the space before them, in their order.</summary>
    public static IReadOnlyList<string> Fitting(ITokenizer tokenizer, IEnumerable<string> words) => [.. words.Where(w => Fits(tokenizer, w))];
}
