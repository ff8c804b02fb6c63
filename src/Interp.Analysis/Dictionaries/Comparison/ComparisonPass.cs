using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Runs the same text through two dictionaries once and matches their features. Memory: 12 bytes for each pair of features.</summary>
public static class ComparisonPass
{
    private const int ContextsPerBatch = 16;
    private const int ContextsPerBlock = 16;

    /// <summary>Compares them.</summary>
    /// <param name="a">The first dictionary.</param>
    /// <param name="b">The second; its model must have the first one's tokenizer.</param>
    /// <param name="corpus">The text.</param>
    /// <param name="options">How much of it.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Looked at before each batch.</param>
    /// <exception cref="InvalidDataException">A dictionary does not fit its model or a model the corpus.</exception>
    public static DictionaryComparison Run(
        ComparisonSide a, ComparisonSide b, TokenCorpus corpus, ComparisonOptions options, IProgress<ComparisonProgress>? progress, CancellationToken cancellationToken)
    {
        Check(a, corpus);
        Check(b, corpus);
        var context = Math.Min(a.Decoder.Config.n_ctx, b.Decoder.Config.n_ctx);
        var available = corpus.ContextCount(options.Split, context);
        if (available == 0)
            throw new InvalidDataException($"The corpus has no whole context of {context} tokens in its {options.Split} documents. Use more text.");
        var plan = PassPlan.Choose(available, Math.Max(1, options.Tokens / context), ContextsPerBlock, options.Seed);
        var rows = plan.Read(corpus, options.Split, context);
        var match = new DictionaryMatch(a.Dictionary.d_sae, b.Dictionary.d_sae, supports: true);
        Stream(a, b, rows, context, match, options.Threads, progress, cancellationToken);
        return DictionaryComparison.Of(match, rows.Counted, options, cancellationToken);
    }

    private static void Stream(
        ComparisonSide a, ComparisonSide b, PassRows rows, int context, DictionaryMatch match, int threads, IProgress<ComparisonProgress>? progress, CancellationToken cancellationToken)
    {
        using var noGradients = torch.no_grad();
        var shared = ReferenceEquals(a.Decoder, b.Decoder) && string.Equals(a.HookPoint, b.HookPoint, StringComparison.Ordinal)
            && a.Dictionary.Settings.Sites is null && b.Dictionary.Settings.Sites is null;
        for (var first = 0; first < rows.Count; first += ContextsPerBatch * context)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            var count = Math.Min(ContextsPerBatch * context, rows.Count - first);
            var tokens = torch.tensor(Array.ConvertAll(rows.Tokens[first..(first + count)], id => (long)id)).reshape(count / context, context);
            var read = Read(a, tokens);
            var codesA = a.Dictionary.Encode(read, threads);
            var codesB = b.Dictionary.Encode(shared ? read : Read(b, tokens), threads);
            Add(match, rows, first, codesA, codesB);
            progress?.Report(new ComparisonProgress(first + count, rows.Count));
        }
    }

    private static torch.Tensor Read(ComparisonSide side, torch.Tensor tokens)
    {
        using var cache = side.Decoder.RunWithCache(tokens, SiteInputs.HookPoints(side.Dictionary, side.HookPoint));
        return SiteInputs.Of(side.Dictionary, side.HookPoint, cache);
    }

    private static void Add(DictionaryMatch match, PassRows rows, int first, SparseCodes a, SparseCodes b)
    {
        for (var row = 0; row < a.RowCount; row++)
        {
            if (rows.IsCounted(first + row))
                match.Add(a.FeaturesOf(row), a.ValuesOf(row), b.FeaturesOf(row), b.ValuesOf(row));
        }
    }

    private static void Check(ComparisonSide side, TokenCorpus corpus)
    {
        var width = SiteInputs.Width(side.Dictionary, side.HookPoint, side.Decoder);
        if (width != side.Dictionary.d_in)
            throw new InvalidDataException($"The dictionary reads {side.Dictionary.d_in} numbers, {side.HookPoint} has {width}. Choose the hook point it was trained on.");
        if (corpus.Manifest.VocabularySize > side.Decoder.Config.d_vocab)
            throw new InvalidDataException($"The corpus has ids up to {corpus.Manifest.VocabularySize - 1}, the model knows {side.Decoder.Config.d_vocab}. Tokenise the corpus with the model's tokenizer.");
    }
}
