namespace Interp.Analysis.Dictionaries;

/// <summary>
/// A computable stand-in for "this text is of the class": the log-likelihood ratio of "Towards Monosemanticity", in several
/// variants, each clipped below at 0.
/// </summary>
public interface IClassProxy
{
    /// <summary>The exact rule in words, for the report.</summary>
    string Definition { get; }

    /// <summary>Names of the variants, in the order of the columns that <see cref="Score"/> fills.</summary>
    IReadOnlyList<string> Variants { get; }

    /// <summary>Column of the variant that decides; fixed before any result is seen.</summary>
    int Headline { get; }

    /// <summary>Whether the last variant is a 0/1 label that says for sure that a token's own characters are of the class.</summary>
    bool MarksCharacters { get; }

    /// <summary>
    /// Scores consecutive tokens of one document, the whole of what the model sees of it.
    /// </summary>
    /// <param name="tokens">Token ids.</param>
    /// <param name="scores">Filled by rows, <c>[tokens, Variants.Count]</c>.</param>
    void Score(ReadOnlySpan<int> tokens, Span<float> scores);
}
