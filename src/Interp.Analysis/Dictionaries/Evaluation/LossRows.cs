using Interp.Analysis.Activations;
using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>Files the losses of a batch under the classes of its documents.</summary>
internal static class LossRows
{
    /// <summary>Adds every kept position that something follows.</summary>
    /// <param name="sums">Where to.</param>
    /// <param name="corpus">Whose documents.</param>
    /// <param name="contexts">The contexts of the run.</param>
    /// <param name="place">The batch's first context.</param>
    /// <param name="kept">Positions, counted through the batch.</param>
    /// <param name="losses">The six losses of <see cref="LossSums"/>, each <c>[contexts · (pos − 1)]</c>.</param>
    public static void Add(LossSums sums, TokenCorpus corpus, ContextSampler contexts, long place, int[] kept, float[][] losses)
    {
        int length = contexts.Length;
        Span<float> one = stackalloc float[6];
        foreach (int position in kept)
        {
            (int context, int offset) = (position / length, position % length);
            if (offset == length - 1)
                continue;
            for (int i = 0; i < one.Length; i++)
                one[i] = losses[i][context * (length - 1) + offset];
            CorpusDocument document = corpus.Documents[corpus.DocumentAt(contexts.Start(place + context) + offset)];
            sums.Add(document.Class, one);
        }
    }
}
