using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>A stretch of a corpus, read in the same contexts as dashboards read it, so that its numbers are those of the card.</summary>
public sealed class CorpusStretch
{
    private readonly Decoder decoder;
    private readonly SparseAutoencoder dictionary;
    private readonly string written;
    private readonly int[] context;
    private readonly Range shown;
    private readonly TextReading reading;

    private CorpusStretch(Decoder decoder, SparseAutoencoder dictionary, string written, int[] context, Range shown, TextReading reading)
    {
        (this.decoder, this.dictionary, this.written, this.context, this.shown, this.reading) = (decoder, dictionary, written, context, shown, reading);
    }

    /// <summary>The stretch's own tokens.</summary>
    public int[] Tokens => context[shown];

    /// <summary>Reads every context that the stretch touches.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="dictionary">Reads at <paramref name="hookPoint"/>.</param>
    /// <param name="hookPoint">For example <c>blocks.0.mlp.hook_post</c>.</param>
    /// <param name="corpus">Whose tokens.</param>
    /// <param name="start">Position of the first token.</param>
    /// <param name="count">At least one token, all of one side of the corpus.</param>
    /// <param name="cancellationToken">Looked at before each context.</param>
    /// <param name="written">Where a transcoder writes; null for the hook point itself.</param>
    /// <exception cref="InvalidDataException">The stretch does not lie within one side of the corpus.</exception>
    public static CorpusStretch Read(
        Decoder decoder, SparseAutoencoder dictionary, string hookPoint, TokenCorpus corpus, long start, int count, CancellationToken cancellationToken, string? written = null)
    {
        var (from, to) = corpus.Range(start < corpus.Range(CorpusSplit.Train).End ? CorpusSplit.Train : CorpusSplit.HeldOut);
        if (count < 1 || start < from || count > to - start) throw new InvalidDataException($"Tokens {start} to {start + count} do not lie within one side of the corpus.");
        var length = decoder.Config.n_ctx;
        var first = from + ((start - from) / length * length);
        var end = Math.Min(to, from + ((start + count - from + length - 1) / length * length));
        var tokens = new int[end - first];
        corpus.Read(first, tokens);
        var windows = Enumerable.Range(0, (tokens.Length + length - 1) / length)
            .Select(i => new TextWindow(i * length, Math.Min(length, tokens.Length - (i * length)), i * length, Marked: false)).ToArray();
        var read = TextReading.Read(decoder, dictionary, hookPoint, tokens, windows, beginning: -1, corpus.Manifest.EndOfText, cancellationToken);
        var place = (int)(start - first);
        return new(decoder, dictionary, written ?? hookPoint, tokens, place..(place + count), read);
    }

    /// <summary>The feature's activation on each token; 0 on the end of a document, which carries none.</summary>
    public float[] Track(int feature) => reading.Track(feature)[shown];

    /// <summary>loss(ablated) − loss(clean) of each token, nats; NaN for the first of a context.</summary>
    public float[] Effects(int feature, CancellationToken cancellationToken) =>
        new TextEffects(decoder, dictionary, written).Compute(context, beginning: -1, reading, [feature], cancellationToken)[0][shown];
}
