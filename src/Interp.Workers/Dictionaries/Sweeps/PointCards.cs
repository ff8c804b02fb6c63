using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Domain.Dictionaries;
using Interp.Torch;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>Builds the dashboards of a point from the weights that its sweep left; runs on one thread.</summary>
internal sealed class PointCards(WorkerSettings settings, SaeSteps steps)
{
    /// <summary>The caller disposes the result after publishing it.</summary>
    /// <exception cref="JobFailedException">This worker does not have the weights.</exception>
    public SaeRunResult Compute(string folder, TrainSaeParameters training, DictionaryMetrics metrics, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            throw new JobFailedException($"The weights of this point are not in {folder} on the worker's machine. Run the sweep again.");
        TorchThreads.Use(settings.Threads);
        using var decoder = ModelFolder.Load(settings.ModelFolder(training.Model));
        using var corpus = TokenCorpus.Open(settings.CorpusFolder(training.Corpus));
        var autoencoder = SparseAutoencoder.Load(folder);
        try
        {
            var dashboards = steps.Dashboards(decoder, corpus, autoencoder, training, cancellationToken);
            return new SaeRunResult(autoencoder, metrics, dashboards, ModelHash.Of(decoder), corpus.Manifest.Hash, corpus.Manifest.TokenizerFingerprint);
        }
        catch
        {
            autoencoder.Dispose();
            throw;
        }
    }
}
