using Interp.Analysis.Activations;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Whole words of a vocabulary with the activation at each, read alone after the token that begins texts.</summary>
/// <param name="Words">As text.</param>
/// <param name="Activations"><c>[words, d_in]</c></param>
/// <param name="Codes">Of the dictionary.</param>
internal sealed record LetterWords(string[] Words, double[] Activations, SparseCodes Codes)
{
    private const int BatchWords = 64;

    /// <summary>Tokens that are a space and at least two lower-case letters a–z, as they stand in running text.</summary>
    public static int[] Tokens(ITokenizer tokenizer) =>
        [.. Enumerable.Range(0, tokenizer.VocabularySize).Where(id => tokenizer.Bytes(id) is [(byte)' ', .. { Length: >= 2 } letters] && !letters.ContainsAnyExceptInRange((byte)'a', (byte)'z'))];

    public static LetterWords Read(Decoder decoder, ITokenizer tokenizer, SparseAutoencoder sae, string hookPoint, CancellationToken cancellation)
    {
        int[] tokens = Tokens(tokenizer);
        float[] rows = new float[checked(tokens.Length * sae.d_in)];
        for (int first = 0; first < tokens.Length; first += BatchWords)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            using IDisposable noGradient = torch.no_grad();
            int[] part = tokens.AsSpan(first, Math.Min(BatchWords, tokens.Length - first)).ToArray();
            // Without a token to begin with, the word is read on its own.
            int length = tokenizer.BeginningOfText >= 0 ? 2 : 1;
            long[] input = [.. part.SelectMany(token => length == 2 ? [tokenizer.BeginningOfText, (long)token] : new[] { (long)token })];
            using ActivationCache cache = decoder.RunWithCache(torch.tensor(input).reshape(part.Length, length), [hookPoint]);
            HookRows.Gather(cache[hookPoint], [.. Enumerable.Range(0, part.Length).Select(i => (i * length) + length - 1)]).CopyTo(rows, first * sae.d_in);
        }
        using var encoding = torch.NewDisposeScope();
        SparseCodes codes = tokens.Length == 0 ? new SparseCodes([0], [], []) : sae.Encode(torch.tensor(rows).reshape(tokens.Length, sae.d_in));
        return new LetterWords([.. tokens.Select(id => System.Text.Encoding.ASCII.GetString(tokenizer.Bytes(id))[1..])], Array.ConvertAll(rows, value => (double)value), codes);
    }
}
