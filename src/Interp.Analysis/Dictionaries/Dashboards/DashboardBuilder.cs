using System.Runtime.InteropServices;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Computes every card of a dictionary in one pass: the model up to the hook point, the encoder, and the sums, batch after batch; then,
/// where asked for, a second pass over the contexts of the chosen examples (<see cref="AblationPass"/> says what it takes).
/// </summary>
/// <remarks>
/// Memory: about 9 KB a feature for its samples, <c>4 · d_sae · d_in</c> bytes for neuron correlations, 16 bytes a token of the pass,
/// 24 bytes for each (token, feature) pair that occurs, and one batch. Disk: 8 bytes for each non-zero activation, freed with the result.
/// </remarks>
public sealed class DashboardBuilder(Decoder decoder, SparseAutoencoder dictionary, TokenCorpus corpus, TimeProvider time)
{
    /// <summary>Runs the pass. The caller disposes the result, after reading it.</summary>
    /// <param name="options">What to read and how to choose.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Looked at before each batch; nothing is left on disk.</param>
    /// <exception cref="InvalidDataException">Model, dictionary and corpus do not fit together.</exception>
    public DashboardSet Build(DashboardOptions options, IProgress<DashboardProgress>? progress, CancellationToken cancellationToken)
    {
        Check(options);
        var plan = PassPlan.Choose(
            corpus.ContextCount(options.Split, options.ContextLength),
            Math.Max(1, options.Tokens / options.ContextLength),
            options.ContextsPerBlock,
            options.Seed);
        var rows = plan.Read(corpus, options.Split, options.ContextLength);
        var neurons = dictionary.Settings.Sites is null && DirectPath.IsNeurons(options.HookPoint);
        var pass = new DashboardPass(rows, dictionary.d_sae, dictionary.d_in, neurons, options.Seed, options.WorkFolder);
        try
        {
            Stream(pass, options, progress, cancellationToken);
            pass.Complete();
            var counted = VocabularyCounts.Common(VocabularyCounts.Count(corpus, CorpusSplit.Train, cancellationToken), options.RareTokenShare);
            var logits = Logits(options, counted, cancellationToken);
            var ablations = options.Ablations is { } chosen ? Ablate(pass, options, chosen, counted, progress, cancellationToken) : null;
            return new DashboardSet(pass, options, logits, dictionary.Settings.Sites is null && DirectPath.IsNeurons(options.WrittenHookPoint) ? DecoderRows() : null, ablations);
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }

    private void Stream(DashboardPass pass, DashboardOptions options, IProgress<DashboardProgress>? progress, CancellationToken cancellationToken)
    {
        using var noGradients = torch.no_grad();
        var started = time.GetTimestamp();
        var batchRows = options.ContextsPerBatch * options.ContextLength;
        for (var first = 0; first < pass.Rows.Count; first += batchRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddBatch(pass, options, first, Math.Min(batchRows, pass.Rows.Count - first));
            progress?.Report(Progress(pass.RowsDone, pass.Rows.Count, time.GetElapsedTime(started)));
        }
    }

    private void AddBatch(DashboardPass pass, DashboardOptions options, int first, int count)
    {
        using var scope = torch.NewDisposeScope();
        var ids = Array.ConvertAll(pass.Rows.Tokens[first..(first + count)], id => (long)id);
        var tokens = torch.tensor(ids).reshape(count / options.ContextLength, options.ContextLength);
        using var cache = decoder.RunWithCache(tokens, SiteInputs.HookPoints(dictionary, options.HookPoint));
        var x = SiteInputs.Of(dictionary, options.HookPoint, cache);
        var codes = dictionary.Encode(x, options.Threads);
        pass.Add(codes, MemoryMarshal.Cast<byte, float>(x.bytes));
    }

    /// <summary>Of a crosscoder's features what they write at its last site, from where nothing else of theirs follows.</summary>
    private IReadOnlyList<LogitSummary> Logits(DashboardOptions options, int[] counted, CancellationToken cancellationToken)
    {
        if (dictionary.Settings.Sites is not { } sites)
            return LogitWeights.Compute(decoder, options.WrittenHookPoint, dictionary.W_dec, counted, cancellationToken);
        using var last = dictionary.W_dec.narrow(1, dictionary.d_out - sites[^1].Width, sites[^1].Width).contiguous();
        return LogitWeights.Compute(decoder, sites[^1].HookPoint, last, counted, cancellationToken);
    }

    private AblationResult Ablate(
        DashboardPass pass, DashboardOptions options, AblationOptions ablations, int[] counted, IProgress<DashboardProgress>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        void Report(int done, int contexts) => progress?.Report(
            Progress((long)done * options.ContextLength, (long)contexts * options.ContextLength, time.GetElapsedTime(started)) with { Stage = DashboardStage.Ablations });
        return new AblationPass(decoder, dictionary, pass, options, ablations, counted).Run(Report, cancellationToken);
    }

    private static DashboardProgress Progress(long done, long total, TimeSpan elapsed)
    {
        var rate = elapsed > TimeSpan.Zero ? done / elapsed.TotalSeconds : 0;
        TimeSpan? remaining = rate > 0 ? TimeSpan.FromSeconds((total - done) / rate) : null;
        return new DashboardProgress(done, total, rate, remaining);
    }

    private float[] DecoderRows() => MemoryMarshal.Cast<byte, float>(dictionary.W_dec.contiguous().bytes).ToArray();

    private void Check(DashboardOptions options)
    {
        var width = SiteInputs.Width(dictionary, options.HookPoint, decoder);
        if (width != dictionary.d_in)
            throw new InvalidDataException($"The dictionary reads {dictionary.d_in} numbers, {string.Join(" and ", SiteInputs.HookPoints(dictionary, options.HookPoint))} {(dictionary.Settings.Sites is null ? "has" : "have")} {width}. Choose the hook point it was trained on.");
        if (dictionary.Settings.Sites is not null && options.Ablations is not null)
            throw new InvalidDataException("A feature of a crosscoder writes several places, of which later ones already hold what earlier ones passed on; taking it out has no one meaning, so its examples cannot be ablated.");
        if (dictionary.Settings.Transcoder != options.TargetHookPoint is not null)
            throw new InvalidDataException("A transcoder needs the hook point that it writes, and only a transcoder has one.");
        var written = dictionary.Settings.Sites is null ? DirectPath.Width(decoder, options.WrittenHookPoint) : width;
        if (written != dictionary.d_out)
            throw new InvalidDataException($"The dictionary writes {dictionary.d_out} numbers, {options.WrittenHookPoint} has {written}. Choose the hook point it was trained to predict.");
        if (corpus.Manifest.VocabularySize > decoder.Config.d_vocab)
            throw new InvalidDataException($"The corpus has ids up to {corpus.Manifest.VocabularySize - 1}, the model knows {decoder.Config.d_vocab}. Tokenise the corpus with the model's tokenizer.");
        if (options.ContextLength < 1 || options.ContextLength > decoder.Config.n_ctx)
            throw new InvalidDataException($"A context of {options.ContextLength} tokens does not fit the model's {decoder.Config.n_ctx}.");
        if (corpus.ContextCount(options.Split, options.ContextLength) == 0)
            throw new InvalidDataException($"The corpus has no whole context of {options.ContextLength} tokens in its {options.Split} documents. Use more text or a shorter context.");
        if (options.ContextsPerBatch < 1 || options.ContextsPerBlock < 1 || options.Tokens < 1 || options.Threads < 1)
            throw new InvalidDataException("Tokens, contexts per batch, contexts per block and threads must be at least 1.");
        if (options.Ablations is { ContextsPerBatch: < 1 } or { TokensPerRun: < 1 })
            throw new InvalidDataException("Contexts per batch and tokens per run of ablations must be at least 1.");
    }
}
