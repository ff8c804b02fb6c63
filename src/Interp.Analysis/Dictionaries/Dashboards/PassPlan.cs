using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>Which stretches of a corpus a pass reads.</summary>
internal sealed class PassPlan
{
    private PassPlan(long[] firstContexts, int contextsPerBlock)
    {
        (FirstContexts, ContextsPerBlock) = (firstContexts, contextsPerBlock);
    }

    /// <summary>First context of each block, increasing.</summary>
    public long[] FirstContexts { get; }

    /// <summary>Contexts in each block.</summary>
    public int ContextsPerBlock { get; }

    /// <summary>Contexts in all.</summary>
    public int Contexts => FirstContexts.Length * ContextsPerBlock;

    /// <summary>Everything where it fits, otherwise blocks drawn without replacement by the seed.</summary>
    /// <param name="available">Contexts of the split.</param>
    /// <param name="wanted">Contexts to read.</param>
    /// <param name="contextsPerBlock">Length of a block, in contexts.</param>
    /// <param name="seed">Of the draw.</param>
    public static PassPlan Choose(long available, long wanted, int contextsPerBlock, int seed)
    {
        if (wanted >= available)
            return new PassPlan([0], (int)available);

        var perBlock = (int)Math.Min(contextsPerBlock, wanted);
        var blocks = Enumerable.Range(0, (int)(available / perBlock)).Select(block => (long)block * perBlock).ToArray();
        new Random(seed).Shuffle(blocks);
        var chosen = blocks[..(int)Math.Min(blocks.Length, (wanted + perBlock - 1) / perBlock)];
        Array.Sort(chosen);
        return new PassPlan(chosen, perBlock);
    }

    /// <summary>Context number of the <paramref name="index"/>-th context of the pass.</summary>
    public long Context(int index) => FirstContexts[index / ContextsPerBlock] + (index % ContextsPerBlock);

    /// <summary>Reads the text of the pass.</summary>
    public PassRows Read(TokenCorpus corpus, CorpusSplit split, int contextLength)
    {
        var blockLength = ContextsPerBlock * contextLength;
        var (tokens, documents) = (new int[FirstContexts.Length * blockLength], new int[FirstContexts.Length * blockLength]);
        var starts = new long[FirstContexts.Length];
        for (var block = 0; block < starts.Length; block++)
        {
            starts[block] = corpus.ContextStart(split, contextLength, FirstContexts[block]);
            corpus.Read(starts[block], tokens.AsSpan(block * blockLength, blockLength));
            FillDocuments(corpus, starts[block], documents.AsSpan(block * blockLength, blockLength));
        }

        return new PassRows(starts, blockLength, tokens, documents, corpus.Manifest.EndOfText);
    }

    private static void FillDocuments(TokenCorpus corpus, long start, Span<int> documents)
    {
        for (var offset = 0; offset < documents.Length;)
        {
            var document = corpus.Documents[corpus.DocumentAt(start + offset)];
            var length = (int)Math.Min(documents.Length - offset, document.Start + document.Length - (start + offset));
            documents.Slice(offset, length).Fill(document.Index);
            offset += length;
        }
    }
}
