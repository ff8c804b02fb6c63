namespace Interp.Analysis.Language;

/// <summary>Counts kept while a corpus is written.</summary>
internal sealed class CorpusTotals
{
    private readonly SortedDictionary<string, CorpusClass> classes = new(StringComparer.Ordinal);

    public long Tokens { get; private set; }

    public long TrainTokens { get; private set; }

    public int Documents { get; private set; }

    public int TrainDocuments { get; private set; }

    public long Bytes { get; private set; }

    public string TokensHash { get; set; } = "";

    public string DocumentsHash { get; set; } = "";

    /// <summary>Per class, with shares of the training tokens so far.</summary>
    public IReadOnlyList<CorpusClass> Classes =>
        [.. classes.Values.Select(c => c with { TrainShare = TrainTokens == 0 ? 0 : (double)c.TrainTokens / TrainTokens })];

    public void Add(TextDocument document, int tokens, int bytes)
    {
        var train = document.Split == CorpusSplit.Train;
        var old = classes.GetValueOrDefault(document.Class) ?? new CorpusClass(document.Class, 0, 0, 0, 0, 0, 0);
        classes[document.Class] = old with
        {
            TrainTokens = old.TrainTokens + (train ? tokens : 0),
            HeldOutTokens = old.HeldOutTokens + (train ? 0 : tokens),
            TrainDocuments = old.TrainDocuments + (train ? 1 : 0),
            HeldOutDocuments = old.HeldOutDocuments + (train ? 0 : 1),
            Bytes = old.Bytes + bytes,
        };
        Tokens += tokens;
        TrainTokens += train ? tokens : 0;
        Documents++;
        TrainDocuments += train ? 1 : 0;
        Bytes += bytes;
    }
}
