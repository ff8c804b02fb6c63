using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;

namespace Interp.Workers.Dictionaries;

/// <summary>What a training gives to be published.</summary>
internal sealed record SaeRunResult(
    SparseAutoencoder Autoencoder, DictionaryMetrics Metrics, DashboardSet Dashboards, string ModelHash, string CorpusHash, string TokenizerHash) : IDisposable
{
    /// <summary>What a crosscoder is at each of its hook points; null for a dictionary of one.</summary>
    public CrosscoderPlaces? Places { get; init; }

    public void Dispose()
    {
        Dashboards.Dispose();
        Autoencoder.Dispose();
    }
}
