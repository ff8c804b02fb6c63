using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Activations;

/// <summary>Runs a model over the training split of a corpus and keeps the activations at one hook point.</summary>
/// <remarks>
/// Contexts do not overlap and are visited in a seeded random order, so that a part of the corpus is a fair sample of all of
/// it. Rows at the end-of-text token are left out: it carries no text, and its activation, the same in every document,
/// would take latents for itself. No other row is left out.
/// </remarks>
public static class ActivationHarvest
{
    /// <summary>Opens the store of <paramref name="folder"/> when it already holds exactly this, else makes it.</summary>
    /// <exception cref="IOException">The disk is full; nothing was published.</exception>
    public static ActivationStore Run(Decoder decoder, TokenCorpus corpus, HarvestRequest request, string folder, IProgress<HarvestProgress>? progress, CancellationToken cancellation)
    {
        ActivationManifest manifest = Describe(decoder, corpus, request, cancellation);
        if (ActivationStore.TryOpen(folder, manifest) is { } existing)
            return existing;
        using var writer = new ActivationStoreWriter(folder, manifest);
        var contexts = new ContextSampler(corpus, CorpusSplit.Train, manifest.ContextLength, request.Seed);
        for (long first = 0; writer.Remaining > 0; first += request.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            int[] tokens = contexts.Read(first, request.BatchSize);
            Append(writer, decoder, manifest, tokens);
            progress?.Report(new HarvestProgress(manifest.Rows - writer.Remaining, manifest.Rows));
        }
        return writer.Publish();
    }

    /// <summary>The manifest of a harvest, without running the model.</summary>
    /// <exception cref="ArgumentException">The hook point does not exist, or the request cannot be met.</exception>
    public static ActivationManifest Describe(Decoder decoder, TokenCorpus corpus, HarvestRequest request, CancellationToken cancellation)
    {
        if (request.Tokens < 1 || request.BatchSize < 1)
            throw new ArgumentException($"{request.Tokens} tokens in batches of {request.BatchSize}: both must be positive.", nameof(request));
        int length = request.ContextLength ?? decoder.Config.n_ctx;
        if (length < 1 || length > decoder.Config.n_ctx)
            throw new ArgumentException($"Contexts of {length} tokens do not fit the model's {decoder.Config.n_ctx}.", nameof(request));
        int d_in = decoder.HookPoint(request.HookPoint).VectorWidth;
        var contexts = new ContextSampler(corpus, CorpusSplit.Train, length, request.Seed);
        int skipped = corpus.Manifest.EndOfText;
        long rows = contexts.CountRows(skipped, request.Tokens, cancellation);
        return new ActivationManifest(ModelHash.Of(decoder), corpus.Manifest.Hash, request.HookPoint, length, skipped, request.Seed, rows, d_in, request.Precision);
    }

    private static void Append(ActivationStoreWriter writer, Decoder decoder, ActivationManifest manifest, int[] tokens)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor input = torch.tensor(Array.ConvertAll(tokens, token => (long)token)).reshape(tokens.Length / manifest.ContextLength, manifest.ContextLength);
        using ActivationCache cache = decoder.RunWithCache(input, [manifest.HookPoint]);
        int[] kept = HookRows.Kept(tokens, manifest.SkippedToken);
        int count = (int)Math.Min(kept.Length, writer.Remaining);
        writer.Append(HookRows.Gather(cache[manifest.HookPoint], kept.AsSpan(0, count)));
    }
}
