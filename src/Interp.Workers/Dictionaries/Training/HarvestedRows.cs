using Interp.Analysis.Activations;

namespace Interp.Workers.Dictionaries;

/// <summary>The activations of a training: one store, that of what is read beside that of what is written, or those of a crosscoder's places.</summary>
/// <param name="stores">Taken over.</param>
/// <param name="crosscoder">Whether every store is both read and written.</param>
internal sealed class HarvestedRows(IReadOnlyList<ActivationStore> stores, bool crosscoder) : IDisposable
{
    /// <summary>What is trained on.</summary>
    public IActivationSource Source { get; } = stores.Count == 1 ? stores[0] : new JoinedSource(stores);

    /// <summary>Moments of what the features write.</summary>
    public ActivationStatistics Written => crosscoder ? Source.Statistics : stores[^1].Statistics;

    /// <summary>Moments of each hook point, in the order of the harvest.</summary>
    public IReadOnlyList<ActivationStatistics> Places => [.. stores.Select(store => store.Statistics)];

    /// <summary>Of the model's weights.</summary>
    public string ModelHash => stores[0].Manifest.ModelHash;

    public void Dispose()
    {
        foreach (var store in stores) store.Dispose();
    }
}
