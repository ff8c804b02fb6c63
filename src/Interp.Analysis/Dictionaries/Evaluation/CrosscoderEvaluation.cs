using System.Runtime.InteropServices;
using Interp.Analysis.Activations;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Measures a crosscoder on held-out text. Reconstructions are worked out from the model's own activations at all sites and spliced in twice: each site
/// in turn, everything after it computed anew, and all together. Where one site decides what later ones are (residual streams), replacing all is
/// replacing the last, which is why the losses in turn are reported too.
/// </summary>
public sealed class CrosscoderEvaluation
{
    private readonly Decoder _decoder;
    private readonly TokenCorpus _corpus;
    private readonly SparseAutoencoder _sae;
    private readonly float[] _mean;
    private readonly SaeSite[] _sites;
    private readonly int[] _starts;
    private readonly FiringCounts _firings;
    private readonly ReconstructionMoments[] _moments;
    private readonly LossSums[] _losses;

    private CrosscoderEvaluation(Decoder decoder, TokenCorpus corpus, SparseAutoencoder sae, ActivationStatistics statistics)
    {
        (_decoder, _corpus, _sae, _mean) = (decoder, corpus, sae, statistics.Mean);
        _sites = [.. sae.Settings.Sites ?? throw new ArgumentException("Only a crosscoder has sites.", nameof(sae))];
        foreach (SaeSite site in _sites)
        {
            if (decoder.HookPoint(site.HookPoint).VectorWidth != site.Width)
                throw new ArgumentException($"A site of {site.Width} numbers does not fit {site.HookPoint}.", nameof(sae));
        }
        if (_mean.Length != sae.d_out)
            throw new ArgumentException($"Moments of {_mean.Length} numbers do not fit a crosscoder of {sae.d_out}.", nameof(statistics));
        _starts = [.. _sites.Select((_, i) => _sites.Take(i).Sum(site => site.Width))];
        _firings = new FiringCounts(sae.d_sae);
        // The last is of all sites together.
        _moments = [.. _sites.Select(site => new ReconstructionMoments(site.Width)), new ReconstructionMoments(sae.d_out)];
        _losses = [.. _moments.Select(_ => new LossSums())];
    }

    /// <summary>Evaluates <paramref name="sae"/> on the held-out split.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="corpus">Tokenised as the model expects.</param>
    /// <param name="sae">A crosscoder, which knows its hook points.</param>
    /// <param name="statistics">Of the training activations of all sites side by side: their mean is the mean-ablation.</param>
    /// <param name="options">How much to read; its hook points are not looked at.</param>
    /// <param name="progress">Share done, 0 to 1.</param>
    /// <param name="cancellation">Looked at between batches.</param>
    public static CrosscoderMetrics Run(Decoder decoder, TokenCorpus corpus, SparseAutoencoder sae, ActivationStatistics statistics, SaeEvaluationOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        var evaluation = new CrosscoderEvaluation(decoder, corpus, sae, statistics);
        var contexts = new ContextSampler(corpus, CorpusSplit.HeldOut, options.ContextLength ?? decoder.Config.n_ctx, options.Seed);
        long count = Math.Clamp(options.MaxTokens / contexts.Length, 1, contexts.Count);
        for (long place = 0; place < count; place += options.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            evaluation.AddBatch(contexts, place, (int)Math.Min(options.BatchSize, count - place), options.LogitsAtOnce, cancellation);
            progress?.Report(Math.Min(1, (place + options.BatchSize) / (double)count));
        }
        return evaluation.Metrics(corpus.Manifest.Classes.ToDictionary(entry => entry.Class, entry => entry.TrainShare, StringComparer.Ordinal));
    }

    private CrosscoderMetrics Metrics(Dictionary<string, double> shares)
    {
        var together = new SaeMetrics(_moments[^1].ToMetrics(), _firings.ToMetrics(), _losses[^1].Raw(), _losses[^1].Weighted(shares), _losses[^1].ByClass(shares));
        return new CrosscoderMetrics(together, [.. _sites.Select((site, i) => new SiteMetrics(site.HookPoint, _moments[i].ToMetrics(), _losses[i].Raw(), _losses[i].Weighted(shares)))]);
    }

    private void AddBatch(ContextSampler contexts, long place, int count, long logitsAtOnce, CancellationToken cancellation)
    {
        using var scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        int[] tokens = contexts.Read(place, count), kept = HookRows.Kept(tokens, _corpus.Manifest.EndOfText);
        if (kept.Length == 0)
            return;
        torch.Tensor input = torch.tensor(Array.ConvertAll(tokens, token => (long)token)).reshape(count, contexts.Length);
        using ActivationCache cache = PlainPass.Keep(_decoder, input, _sites.ToDictionary(site => site.HookPoint, PositionSet? (_) => null, StringComparer.Ordinal), cancellationToken: cancellation);
        float[][] x = Array.ConvertAll(_sites, site => HookRows.Gather(cache[site.HookPoint], kept));
        float[][] reconstructions = Reconstruct(x, kept.Length);
        Splice[] splices = [.. Enumerable.Range(0, _losses.Length).Select(part => part < _sites.Length ? [part] : Enumerable.Range(0, _sites.Length).ToArray()).Select(sites => new Splice(
            () => Put(sites, site => reconstructions[site]),
            () => Put(sites, site => new float[_sites[site].Width]),
            () => Put(sites, site => _mean.AsSpan(_starts[site], _sites[site].Width).ToArray())))];
        float[][][] losses = SplicedLosses.Of(_decoder, input, splices, logitsAtOnce, cancellation);
        for (int part = 0; part < _losses.Length; part++)
            LossRows.Add(_losses[part], _corpus, contexts, place, kept, losses[part]);

        IReadOnlyList<(string HookPoint, torch.Tensor Value)> Put(int[] sites, Func<int, float[]> rowsOf) =>
            [.. sites.Select(site => (_sites[site].HookPoint, HookRows.Replace(cache[_sites[site].HookPoint], kept, rowsOf(site))))];
    }

    /// <summary>Encodes all sites at once, adds to the moments, and cuts x̂ into its sites.</summary>
    private float[][] Reconstruct(float[][] x, int rows)
    {
        float[] joined = new float[rows * _sae.d_in];
        for (int site = 0; site < _sites.Length; site++)
        {
            for (int row = 0; row < rows; row++)
                x[site].AsSpan(row * _sites[site].Width, _sites[site].Width).CopyTo(joined.AsSpan(row * _sae.d_in + _starts[site]));
        }
        SparseCodes codes = _sae.Encode(torch.tensor(joined).reshape(rows, _sae.d_in));
        _firings.Add(codes);
        ReadOnlySpan<float> all = MemoryMarshal.Cast<byte, float>(_sae.Decode(codes).bytes);
        _moments[^1].Add(joined, all);
        float[][] parts = Array.ConvertAll(_sites, site => new float[rows * site.Width]);
        for (int site = 0; site < _sites.Length; site++)
        {
            for (int row = 0; row < rows; row++)
                all.Slice(row * _sae.d_in + _starts[site], _sites[site].Width).CopyTo(parts[site].AsSpan(row * _sites[site].Width));
            _moments[site].Add(x[site], parts[site]);
        }
        return parts;
    }
}
