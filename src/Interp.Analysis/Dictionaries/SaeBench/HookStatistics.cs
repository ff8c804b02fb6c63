using Interp.Analysis.Activations;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Moments of a hook point's activations where no harvest is at hand.</summary>
public static class HookStatistics
{
    private const int BatchContexts = 8;

    /// <summary>Over at most <paramref name="tokens"/> tokens of the training split, in whole contexts, end-of-text left out as harvests do.</summary>
    public static ActivationStatistics Sample(Decoder decoder, TokenCorpus corpus, string hookPoint, long tokens, long seed, CancellationToken cancellation)
    {
        var contexts = new ContextSampler(corpus, CorpusSplit.Train, decoder.Config.n_ctx, seed);
        var moments = new ActivationMoments(decoder.HookPoint(hookPoint).Width);
        long count = Math.Clamp(tokens / contexts.Length, 1, contexts.Count);
        for (long place = 0; place < count; place += BatchContexts)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            using IDisposable noGradient = torch.no_grad();
            int[] ids = contexts.Read(place, (int)Math.Min(BatchContexts, count - place));
            torch.Tensor input = torch.tensor(Array.ConvertAll(ids, token => (long)token)).reshape(ids.Length / contexts.Length, contexts.Length);
            using ActivationCache cache = decoder.RunWithCache(input, [hookPoint]);
            moments.Add(HookRows.Gather(cache[hookPoint], HookRows.Kept(ids, corpus.Manifest.EndOfText)));
        }
        return moments.ToStatistics();
    }
}
