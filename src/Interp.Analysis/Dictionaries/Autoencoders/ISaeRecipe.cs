using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>A recipe in the middle of a run: the weights, the optimiser's moments, and how to take one step.</summary>
public interface ISaeRecipe : IDisposable
{
    /// <summary>Takes one step on a batch of <c>[BatchSize, d_in]</c> rows.</summary>
    /// <param name="step">From 0. Everything random about a step depends on the seed and this number alone.</param>
    /// <param name="rows">Raw activations, <c>[BatchSize, d_in]</c>.</param>
    /// <param name="cancellation">Breaks the step off half-way; its state must then be dropped.</param>
    SaeStepMetrics Step(ReadOnlySpan<float> rows, long step, CancellationToken cancellation);

    /// <summary>Everything that the next step depends on, as named arrays that are live: reading saves, writing restores.</summary>
    IReadOnlyDictionary<string, Memory<float>> State { get; }

    /// <summary>Tokens since each latent last fired, live: <c>[d_sae]</c>.</summary>
    Memory<long> TokensSinceFired { get; }

    /// <summary>The dictionary as it stands, for raw (unscaled) activations.</summary>
    SparseAutoencoder Export();

    /// <summary>The data of the run.</summary>
    IActivationSource Source { get; }
}
