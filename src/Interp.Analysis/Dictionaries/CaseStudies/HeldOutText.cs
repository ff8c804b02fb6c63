using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>Held-out contexts with everything that is known of each token before any feature is looked at.</summary>
public sealed class HeldOutText
{
    private readonly HeldOutHalf[] _halves;
    private readonly float[] _weights;
    private readonly float[] _targets;

    private readonly int _skippedToken;

    private HeldOutText(TargetColumns columns, int contextLength, int contexts, int skippedToken)
    {
        (Columns, ContextLength, Contexts, _skippedToken) = (columns, contextLength, contexts, skippedToken);
        var rows = contextLength * contexts;
        (Tokens, _halves, _weights) = (new int[rows], new HeldOutHalf[rows], new float[rows]);
        _targets = new float[rows * columns.Count];
    }

    /// <summary>Meaning of the targets.</summary>
    public TargetColumns Columns { get; }

    /// <summary>Tokens in a context.</summary>
    public int ContextLength { get; }

    /// <summary>Contexts held.</summary>
    public int Contexts { get; }

    /// <summary>Tokens held: contexts times their length.</summary>
    public int Rows => Tokens.Length;

    /// <summary>Token ids, context after context.</summary>
    public int[] Tokens { get; }

    /// <summary>Whether a row counts: end-of-text tokens carry no text, and no dictionary is trained on them.</summary>
    public bool IsCounted(int row) => Tokens[row] != _skippedToken;

    /// <summary>Which half a row's document belongs to.</summary>
    public HeldOutHalf HalfOf(int row) => _halves[row];

    /// <summary>Weight of a row.</summary>
    public double Weight(int row, Weighting weighting) => weighting == Weighting.Natural ? _weights[row] : 1;

    /// <summary>Targets of a row, <c>[Columns.Count]</c>.</summary>
    public ReadOnlySpan<float> Targets(int row) => _targets.AsSpan(row * Columns.Count, Columns.Count);

    /// <summary>Reads held-out contexts, at most <paramref name="maximumTokens"/>, spread evenly over the split.</summary>
    public static HeldOutText Read(
        TokenCorpus corpus, IReadOnlyList<CaseStudy> studies, int contextLength, long maximumTokens, int seed, CancellationToken cancellationToken)
    {
        var available = corpus.ContextCount(CorpusSplit.HeldOut, contextLength);
        var contexts = (int)Math.Min(available, maximumTokens / contextLength);
        if (contexts < 2)
            throw new InvalidDataException($"The corpus has {available} held-out contexts of {contextLength} tokens; at least 2 are needed. Build it with more held-out text.");

        var (start, end) = corpus.Range(CorpusSplit.HeldOut);
        var heldOut = corpus.Documents.Where(d => d.Start >= start && d.Start < end).ToArray();
        var halves = DocumentHalves.Split(heldOut, seed);
        var weights = ClassMix.NaturalWeights(corpus.Documents.Where(d => d.Start < start || d.Start >= end), heldOut);
        var text = new HeldOutText(new TargetColumns(studies), contextLength, contexts, corpus.Manifest.EndOfText);
        for (var context = 0; context < contexts; context++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var position = corpus.ContextStart(CorpusSplit.HeldOut, contextLength, context * available / contexts);
            text.Fill(corpus, context, position, halves, weights);
        }

        return text;
    }

    /// <summary>Fills one context, document by document: strings do not reach across a border of either.</summary>
    private void Fill(TokenCorpus corpus, int context, long position, Dictionary<int, HeldOutHalf> halves, Dictionary<string, double> weights)
    {
        var first = context * ContextLength;
        corpus.Read(position, Tokens.AsSpan(first, ContextLength));
        for (var offset = 0; offset < ContextLength;)
        {
            var document = corpus.Documents[corpus.DocumentAt(position + offset)];
            var length = (int)Math.Min(ContextLength - offset, document.Start + document.Length - (position + offset));
            _halves.AsSpan(first + offset, length).Fill(halves[document.Index]);
            _weights.AsSpan(first + offset, length).Fill((float)weights[document.Class]);
            for (var study = 0; study < Columns.Studies.Count; study++)
                FillTargets(study, first + offset, length, document.Class);
            offset += length;
        }
    }

    private void FillTargets(int study, int first, int length, string documentClass)
    {
        var (proxy, inDocument) = (Columns.Studies[study].Proxy, documentClass == Columns.Studies[study].Class);
        var variants = proxy.Variants.Count;
        var scores = new float[length * variants];
        proxy.Score(Tokens.AsSpan(first, length), scores);
        for (var i = 0; i < length; i++)
        {
            var row = _targets.AsSpan((first + i) * Columns.Count, Columns.Count);
            scores.AsSpan(i * variants, variants).CopyTo(row[Columns.Variant(study, 0)..]);
            var onCharacter = proxy.MarksCharacters && scores[((i + 1) * variants) - 1] > 0;
            row[Columns.InClass(study)] = inDocument || onCharacter ? 1 : 0;
        }
    }
}
