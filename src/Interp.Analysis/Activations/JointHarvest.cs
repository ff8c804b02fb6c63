using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Activations;

/// <summary>
/// Harvests several hook points in one pass over the text. Each has a store of its own, the same as if it had been harvested alone; row i of all
/// of them belongs to the same token, so that a <see cref="JoinedSource"/> can put them side by side.
/// </summary>
public static class JointHarvest
{
    /// <summary>Opens the stores that are there already and makes the others.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="corpus">The text.</param>
    /// <param name="hookPoints">Where to look; each once.</param>
    /// <param name="request">What else to do; its own hook point is not looked at.</param>
    /// <param name="folderOf">Where the store of a manifest stands.</param>
    /// <param name="progress">Told after every batch of contexts.</param>
    /// <param name="cancellation">Looked at between batches; stores that are not complete leave nothing.</param>
    /// <returns>In the order of the hook points; the caller disposes them.</returns>
    /// <exception cref="ArgumentException">A hook point does not exist or comes twice, or the request cannot be met.</exception>
    /// <exception cref="IOException">The disk is full; nothing was published.</exception>
    public static IReadOnlyList<ActivationStore> Run(
        Decoder decoder, TokenCorpus corpus, IReadOnlyList<string> hookPoints, HarvestRequest request, Func<ActivationManifest, string> folderOf, IProgress<HarvestProgress>? progress, CancellationToken cancellation)
    {
        if (hookPoints.Count == 0 || hookPoints.Distinct(StringComparer.Ordinal).Count() < hookPoints.Count)
            throw new ArgumentException("Name at least one hook point, and each only once.", nameof(hookPoints));
        ActivationManifest[] manifests = [.. hookPoints.Select(hook => ActivationHarvest.Describe(decoder, corpus, request with { HookPoint = hook }, cancellation))];
        var stores = new ActivationStore?[manifests.Length];
        var writers = new List<(int Index, ActivationStoreWriter Writer)>();
        try
        {
            for (int i = 0; i < manifests.Length; i++)
            {
                stores[i] = ActivationStore.TryOpen(folderOf(manifests[i]), manifests[i]);
                if (stores[i] is null)
                    writers.Add((i, new ActivationStoreWriter(folderOf(manifests[i]), manifests[i])));
            }
            if (writers.Count > 0)
                Fill(writers, decoder, corpus, manifests, request, progress, cancellation);
            foreach ((int index, ActivationStoreWriter writer) in writers)
                stores[index] = writer.Publish();
            return stores!;
        }
        catch
        {
            foreach (ActivationStore? store in stores)
                store?.Dispose();
            throw;
        }
        finally
        {
            writers.ForEach(pair => pair.Writer.Dispose());
        }
    }

    private static void Fill(
        List<(int Index, ActivationStoreWriter Writer)> writers, Decoder decoder, TokenCorpus corpus, ActivationManifest[] manifests, HarvestRequest request, IProgress<HarvestProgress>? progress, CancellationToken cancellation)
    {
        ActivationManifest any = manifests[0];
        string[] hooks = [.. writers.Select(pair => manifests[pair.Index].HookPoint)];
        var contexts = new ContextSampler(corpus, CorpusSplit.Train, any.ContextLength, request.Seed);
        for (long first = 0; writers[0].Writer.Remaining > 0; first += request.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            int[] tokens = contexts.Read(first, request.BatchSize), kept = HookRows.Kept(tokens, any.SkippedToken);
            torch.Tensor input = torch.tensor(Array.ConvertAll(tokens, token => (long)token)).reshape(tokens.Length / any.ContextLength, any.ContextLength);
            using ActivationCache cache = decoder.RunWithCache(input, hooks);
            int count = (int)Math.Min(kept.Length, writers[0].Writer.Remaining);
            foreach ((int index, ActivationStoreWriter writer) in writers)
                writer.Append(HookRows.Gather(cache[manifests[index].HookPoint], kept.AsSpan(0, count)));
            progress?.Report(new HarvestProgress(any.Rows - writers[0].Writer.Remaining, any.Rows));
        }
    }
}
