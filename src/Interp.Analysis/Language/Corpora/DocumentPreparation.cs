namespace Interp.Analysis.Language;

/// <summary>From texts to the ordered list of documents of a corpus.</summary>
public static class DocumentPreparation
{
    /// <summary>
    /// Splits the texts into documents, drops exact repetitions (the first is kept), assigns the sides by <see cref="StratifiedSplit"/>, and puts each side
    /// into an order fixed by the seed, training first: any run of documents is then a fair sample of its side's mix.
    /// </summary>
    /// <exception cref="CorpusException">No text at all, or too little of a class to hold out what the rule asks for.</exception>
    public static IReadOnlyList<TextDocument> Prepare(IReadOnlyList<SourceText> texts, CorpusBuildOptions options)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pieces = texts
            .SelectMany(t => DocumentSplitter.Split(t.Text, options.MaximumCharacters).Select(p => t with { Text = p }))
            .Where(p => !string.IsNullOrWhiteSpace(p.Text) && seen.Add(p.Text))
            .ToList();
        if (pieces.Count == 0)
        {
            throw new CorpusException("There is no text to build a corpus from: every source is empty.");
        }

        var heldOut = StratifiedSplit.HeldOutSources(pieces, options.HeldOut, options.Seed);
        return pieces
            .Select((p, i) => (Piece: p, Split: heldOut.Contains(p.Source) ? CorpusSplit.HeldOut : CorpusSplit.Train, Order: StableHash.Of(options.Seed, $"{i}/{p.Source}")))
            .OrderBy(d => d.Split).ThenBy(d => d.Order)
            .Select(d => new TextDocument(d.Piece.Source, d.Piece.Class, d.Piece.Text, d.Split))
            .ToList();
    }
}
