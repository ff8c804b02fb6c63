using System.Runtime.InteropServices;
using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using static TorchSharp.torch;

namespace Interp.Bench.Sae;

/// <summary>Steps of our training, one after the other on one recipe that stays warm: rows are read as the trainer reads them.</summary>
internal sealed class SaeSteps : IDisposable
{
    private const int SampleRows = 256;
    private readonly SaeOptions _options;
    private readonly TimeProvider _time;
    private readonly ISaeRecipe _recipe;
    private readonly float[] _rows;
    private long _step;

    internal SaeSteps(SaeCase one, IActivationSource source, TimeProvider time)
    {
        (_options, _time) = (one.Options, time);
        _recipe = one.Options.CreateRecipe(source);
        _rows = new float[one.Options.BatchSize * source.d_in];
        if (one.SparseStart is { } active) StartSparse(active);
    }

    /// <summary>L0 of the last step.</summary>
    internal double L0 { get; private set; }

    /// <summary>FVU of the last step.</summary>
    internal double FVU { get; private set; }

    /// <summary>Weights and moments by name, live.</summary>
    internal IReadOnlyDictionary<string, Memory<float>> State => _recipe.State;

    /// <summary>Seconds that so many steps take.</summary>
    internal double Run(int steps, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        for (var i = 0; i < steps; i++)
        {
            CircularRows.Read(_recipe.Source, _step * _options.BatchSize, _rows);
            var metrics = _recipe.Step(_rows, _step++, cancellationToken);
            (L0, FVU) = (metrics.L0, metrics.FVU);
        }

        return _time.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose() => _recipe.Dispose();

    /// <summary>W_enc := W_decᵀ, and one threshold or b_enc for all latents that leaves <paramref name="active"/> of them at work on an average row.</summary>
    private void StartSparse(int active)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var (weights, d_in) = (_recipe.State, _recipe.Source.d_in);
        weights["W_dec"].CopyTo(weights["W_enc"]);
        var sample = new float[SampleRows * d_in];
        CircularRows.Read(_recipe.Source, 0, sample);
        var rows = tensor(sample).reshape(SampleRows, d_in);
        var hasThreshold = weights.TryGetValue("threshold", out var threshold);
        var z = (hasThreshold ? rows : rows - tensor(weights["b_dec"].ToArray())).mm(tensor(weights["W_enc"].ToArray()).reshape(_options.d_sae, d_in).t()).flatten();
        var bound = MemoryMarshal.Cast<byte, float>(z.topk(SampleRows * active).values.min().bytes)[0];
        if (hasThreshold) threshold.Span.Fill(bound);
        else weights["b_enc"].Span.Fill(-bound);
    }
}
