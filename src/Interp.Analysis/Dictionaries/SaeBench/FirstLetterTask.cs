using Interp.Analysis.Activations;
using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Does a latent for "begins with s" fail on some words because other latents have absorbed them? The question has meaning only
/// where the activations say the first letter of words that a probe has not seen; that is measured first.
/// </summary>
public static class FirstLetterTask
{
    private const double TestShare = 0.2;
    private const int LeastWords = 10;

    /// <summary>Measures.</summary>
    public static FirstLetterResult Run(Decoder decoder, ITokenizer tokenizer, SparseAutoencoder sae, string hookPoint, long seed, CancellationToken cancellation)
    {
        LetterWords words = LetterWords.Read(decoder, tokenizer, sae, hookPoint, cancellation);
        if (words.Words.Length < LeastWords)
            return new FirstLetterResult(words.Words.Length, [], null);
        bool[] test = new bool[words.Words.Length];
        var order = new RowPermutation(test.Length, seed);
        for (int i = 0; i < test.Length * TestShare; i++)
            test[order[i]] = true;
        var probes = new List<LetterProbe>();
        var absorbed = new List<double>();
        for (char letter = 'a'; letter <= 'z'; letter++)
        {
            cancellation.ThrowIfCancellationRequested();
            bool[] labels = Array.ConvertAll(words.Words, word => word[0] == letter);
            int count = labels.Count(label => label);
            if (count < LeastWords)
                continue;
            var question = new LetterQuestion(words, sae, labels, test);
            probes.Add(new LetterProbe(letter, count, question.ProbeF1));
            if (question.ProbeF1 > FirstLetterResult.LeastF1)
                absorbed.Add(question.Absorption());
        }
        return new FirstLetterResult(words.Words.Length, probes, absorbed.Count >= FirstLetterResult.LeastLetters ? absorbed.Average() : null);
    }
}
