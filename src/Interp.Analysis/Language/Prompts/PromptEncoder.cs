namespace Interp.Analysis.Language;

/// <summary>From pairs of texts to pairs of token ids for one model, with a reason wherever that cannot be.</summary>
public sealed class PromptEncoder
{
    private readonly ITokenizer _tokenizer;
    private readonly int _context;
    private readonly int[] _start;

    /// <param name="tokenizer">Of the model.</param>
    /// <param name="context">Longest prompt in tokens, the model's n_ctx.</param>
    /// <param name="withBeginning">Whether each prompt begins with the token that starts a document; roles move along.</param>
    /// <exception cref="PromptException">The tokenizer has no such token.</exception>
    public PromptEncoder(ITokenizer tokenizer, int context, bool withBeginning = false)
    {
        if (withBeginning && tokenizer.BeginningOfText < 0)
            throw new PromptException("This model's vocabulary has no token that begins a document. Leave it out.");
        (_tokenizer, _context) = (tokenizer, context);
        _start = withBeginning ? [tokenizer.BeginningOfText] : [];
    }

    /// <summary>All pairs as one batch.</summary>
    /// <exception cref="PromptException">There is none, or one cannot be used; the message says which and why.</exception>
    public PromptBatch Batch(IReadOnlyList<PromptPair> pairs, CancellationToken cancellationToken = default)
    {
        if (pairs.Count == 0) throw new PromptException("Give at least one pair of prompts.");
        var encoded = new TokenPair[pairs.Count];
        for (var i = 0; i < encoded.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            encoded[i] = Encode(pairs[i], FormattableString.Invariant($"Pair {i + 1}: "));
        }

        return new PromptBatch(encoded);
    }

    /// <summary>One pair.</summary>
    /// <exception cref="PromptException">It cannot be used; the message says why.</exception>
    public TokenPair Encode(PromptPair pair) => Encode(pair, string.Empty);

    private TokenPair Encode(PromptPair pair, string which)
    {
        var (clean, corrupted) = (Tokens(pair.Clean, "prompt", which), Tokens(pair.Corrupted, "corrupted prompt", which));
        if (clean.Length != corrupted.Length)
            throw new PromptException(which + TokenDifference.Describe(_tokenizer, clean, corrupted));
        var offsets = new TokenOffsets(_tokenizer, pair.Clean, clean[_start.Length..]);
        var roles = pair.Roles.ToDictionary(r => r.Key, r => Position(offsets, r.Key, r.Value, clean.Length, which), StringComparer.Ordinal);
        return new TokenPair(clean, corrupted, Word(pair.Answer, "answer", which), Word(pair.Wrong, "wrong answer", which)) { Template = pair.Template, Roles = roles };
    }

    private int[] Tokens(string text, string what, string which)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new PromptException($"{which}The {what} is empty. Write the text after which the model answers.");
        int[] tokens = [.. _start, .. _tokenizer.Encode(text)];
        return tokens.Length <= _context
            ? tokens
            : throw new PromptException(FormattableString.Invariant($"{which}The {what} has {tokens.Length} tokens, and the model reads {_context}. Shorten it."));
    }

    private int Word(string text, string what, string which)
    {
        if (text.Length == 0) throw new PromptException($"{which}The {what} is empty. Give one token, with its leading space where it has one.");
        var ids = SingleToken.Ids(_tokenizer, text);
        return ids is [var only]
            ? only
            : throw new PromptException(FormattableString.Invariant(
                $"{which}The {what} \"{text}\" is {ids.Length} tokens ({TokenDifference.Pieces(_tokenizer, ids)}). Choose a word of one token{(text.StartsWith(' ') ? "" : ", and mind its leading space")}."));
    }

    private int Position(TokenOffsets offsets, string role, int index, int length, string which)
    {
        if (role.Length == 0) throw new PromptException($"{which}A role has no name. Call it S2, for example.");
        if (offsets.At(index) is not { } position)
            throw new PromptException(FormattableString.Invariant($"{which}The role {role} stands at character {index}, where the prompt has none. Point to the first character of a word."));
        position += _start.Length;
        return string.Equals(role, TokenPair.End, StringComparison.Ordinal) && position != length - 1
            ? throw new PromptException($"{which}The role {TokenPair.End} is the last token; give another name to the role in the middle.")
            : position;
    }
}
