using System.Runtime.InteropServices;
using Interp.Analysis.Activations;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Measures a dictionary on held-out text: the reconstruction on raw activations, and what it does to the model's next-token
/// loss when it is spliced in. Positions at the end-of-text token, which harvests leave out, keep the model's own activation
/// and are not counted.
/// </summary>
public sealed class SaeEvaluation
{
    private readonly Decoder _decoder;
    private readonly TokenCorpus _corpus;
    private readonly SparseAutoencoder _sae;
    private readonly SaeEvaluationOptions _options;
    private readonly float[] _mean;
    private readonly string _target;
    private readonly int _endOfText;
    private readonly ReconstructionMoments _moments;
    private readonly FiringCounts _firings;
    private readonly LossSums _losses = new();

    private SaeEvaluation(Decoder decoder, TokenCorpus corpus, SparseAutoencoder sae, ActivationStatistics statistics, SaeEvaluationOptions options)
    {
        (_decoder, _corpus, _sae, _options, _mean) = (decoder, corpus, sae, options, statistics.Mean);
        _target = options.TargetHookPoint ?? options.HookPoint;
        if (sae.Settings.Transcoder != options.TargetHookPoint is not null)
            throw new ArgumentException("A transcoder needs a target hook point, and only a transcoder has one.", nameof(options));
        if (decoder.HookPoint(options.HookPoint).VectorWidth != sae.d_in)
            throw new ArgumentException($"A dictionary of {sae.d_in} inputs does not fit {options.HookPoint}.", nameof(sae));
        if (_mean.Length != sae.d_out || decoder.HookPoint(_target).VectorWidth != sae.d_out)
            throw new ArgumentException($"A dictionary of {sae.d_out} outputs does not fit {_target}.", nameof(sae));
        _endOfText = corpus.Manifest.EndOfText;
        _moments = new ReconstructionMoments(sae.d_out);
        _firings = new FiringCounts(sae.d_sae);
    }

    /// <summary>Evaluates <paramref name="sae"/> on the held-out split.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="corpus">Tokenised as the model expects.</param>
    /// <param name="sae">The dictionary.</param>
    /// <param name="statistics">Of the training activations: their mean is the mean-ablation. Of the target's, for a transcoder.</param>
    /// <param name="options">What to read.</param>
    /// <param name="progress">Share done, 0 to 1.</param>
    /// <param name="cancellation">Looked at between batches.</param>
    public static SaeMetrics Run(Decoder decoder, TokenCorpus corpus, SparseAutoencoder sae, ActivationStatistics statistics, SaeEvaluationOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        var evaluation = new SaeEvaluation(decoder, corpus, sae, statistics, options);
        int length = options.ContextLength ?? decoder.Config.n_ctx;
        var contexts = new ContextSampler(corpus, CorpusSplit.HeldOut, length, options.Seed);
        long count = Math.Clamp(options.MaxTokens / length, 1, contexts.Count);
        for (long place = 0; place < count; place += options.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            evaluation.AddBatch(contexts, place, (int)Math.Min(options.BatchSize, count - place), cancellation);
            progress?.Report(Math.Min(1, (place + options.BatchSize) / (double)count));
        }
        Dictionary<string, double> shares = corpus.Manifest.Classes.ToDictionary(entry => entry.Class, entry => entry.TrainShare, StringComparer.Ordinal);
        return new SaeMetrics(evaluation._moments.ToMetrics(), evaluation._firings.ToMetrics(), evaluation._losses.Raw(), evaluation._losses.Weighted(shares), evaluation._losses.ByClass(shares));
    }

    private void AddBatch(ContextSampler contexts, long place, int count, CancellationToken cancellation)
    {
        using var scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        int[] tokens = contexts.Read(place, count);
        torch.Tensor input = torch.tensor(Array.ConvertAll(tokens, token => (long)token)).reshape(count, contexts.Length);
        using ActivationCache cache = PlainPass.Keep(_decoder, input, new[] { _options.HookPoint, _target }.Distinct(StringComparer.Ordinal).ToDictionary(hook => hook, PositionSet? (_) => null, StringComparer.Ordinal), cancellationToken: cancellation);
        torch.Tensor value = cache[_target];
        int[] kept = HookRows.Kept(tokens, _endOfText);
        if (kept.Length == 0)
            return;
        float[] reconstruction = Reconstruct(HookRows.Gather(cache[_options.HookPoint], kept));
        _moments.Add(HookRows.Gather(value, kept), reconstruction);
        var splice = new Splice(() => Put(reconstruction), () => Put(new float[_sae.d_out]), () => Put(_mean));
        LossRows.Add(_losses, _corpus, contexts, place, kept, SplicedLosses.Of(_decoder, input, [splice], _options.LogitsAtOnce, cancellation)[0]);

        IReadOnlyList<(string HookPoint, torch.Tensor Value)> Put(float[] rows) => [(_target, HookRows.Replace(value, kept, rows))];
    }

    private float[] Reconstruct(float[] x)
    {
        torch.Tensor rows = torch.tensor(x).reshape(x.Length / _sae.d_in, _sae.d_in);
        SparseCodes codes = _sae.Encode(rows);
        _firings.Add(codes);
        return MemoryMarshal.Cast<byte, float>(_sae.Decode(codes, rows).bytes).ToArray();
    }
}

/// <summary>What an evaluation reads.</summary>
/// <param name="HookPoint">Where the dictionary belongs.</param>
/// <param name="MaxTokens">Held-out tokens to read at most; a longer split is sampled by whole contexts.</param>
public sealed record SaeEvaluationOptions(string HookPoint, long MaxTokens = 200_000)
{
    /// <summary>What a transcoder predicts, for example <c>blocks.0.hook_mlp_out</c>; null for the hook point itself.</summary>
    public string? TargetHookPoint { get; init; }

    /// <summary>Of the sample of contexts.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Tokens of each context; null for the model's own length.</summary>
    public int? ContextLength { get; init; }

    /// <summary>Contexts of one forward pass.</summary>
    public int BatchSize { get; init; } = 8;

    /// <summary>Numbers in one tensor of logits. A handful of such tensors are held at once, which bounds the memory that a large vocabulary takes.</summary>
    public long LogitsAtOnce { get; init; } = 1 << 22;
}
