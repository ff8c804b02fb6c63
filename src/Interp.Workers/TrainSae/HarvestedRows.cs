using Interp.Analysis.Activations;

namespace Interp.Workers.TrainSae;

/// <summary>The activations of a training: one store, or that of what is read beside that of what is written.</summary>
/// <param name="stores">Taken over.</param>
internal sealed class HarvestedRows(IReadOnlyList<ActivationStore> stores) : IDisposable
{
    /// <summary>What is trained on.</summary>
    public IActivationSource Source { get; } = stores.Count == 1 ? stores[0] : new JoinedSource(stores);

    /// <summary>Moments of what the features write.</summary>
    public ActivationStatistics Written => stores[^1].Statistics;

    /// <summary>Of the model's weights.</summary>
    public string ModelHash => stores[0].Manifest.ModelHash;

    public void Dispose()
    {
        foreach (var store in stores) store.Dispose();
    }
}
