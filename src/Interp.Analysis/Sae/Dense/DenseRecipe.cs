using System.Runtime.InteropServices;

using Interp.Analysis.Activations;
using Interp.Analysis.Sae.Sparse;
using Interp.Analysis.Sae.TopK;

using TorchSharp;

namespace Interp.Analysis.Sae.Dense;

/// <summary>
/// The step of <see cref="TopKRecipe"/> in a handful of large tensor operators, on whatever device its tensors are: the same loss, AuxK, clipping, Adam and
/// unit decoder, to rounding. Initial weights, scaling, checkpoints and export are the sparse recipe's own; its arrays are brought up to date when somebody
/// asks for them. It holds batch × d_sae several times over, which suits a GPU and not a CPU.
/// </summary>
public sealed class DenseTopKRecipe : ISaeRecipe
{
    private readonly TopKRecipe _sparse;
    private readonly TopKOptions _options;
    private readonly SparseMethod _method;
    private readonly torch.Device _device;
    private readonly DenseWeights _weights, _first, _second;
    private readonly torch.Tensor _quiet;
    private bool _handedOut;

    /// <summary>Starts a run where the sparse recipe would.</summary>
    /// <param name="options">Of an autoencoder.</param>
    /// <param name="source">Its data.</param>
    /// <param name="device">Where to compute.</param>
    public DenseTopKRecipe(TopKOptions options, IActivationSource source, torch.Device device)
    {
        (_sparse, _options, _device) = (new TopKRecipe(options, source), options, device);
        _method = _sparse.StepMethod;
        (_weights, _first, _second) = (new(_sparse.Parameters, device), new(_sparse.Optimiser.First, device), new(_sparse.Optimiser.Second, device));
        _quiet = torch.zeros(new long[] { options.d_sae }, torch.int64).to(device, copy: true).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public IActivationSource Source => _sparse.Source;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Memory<float>> State
    {
        get
        {
            HandOut();
            return _sparse.State;
        }
    }

    /// <inheritdoc/>
    public Memory<long> TokensSinceFired
    {
        get
        {
            HandOut();
            return _sparse.TokensSinceFired;
        }
    }

    /// <inheritdoc/>
    public SaeStepMetrics Step(ReadOnlySpan<float> rows, long step, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        TakeBack();
        using var scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        float[] scaled = new float[rows.Length];
        _sparse.Scaling.Apply(rows, scaled);
        int d = _weights.b_dec.shape is [var width] ? (int)width : 0;
        torch.Tensor x = torch.tensor(scaled).reshape(rows.Length / d, d).to(_device);
        var pass = new DenseTopKPass(_weights, x, _options.k, _sparse.TargetVariance);
        if (_method.Aux is { } aux)
            pass.AddAux(aux, _quiet.ge(_options.DeadWindow).nonzero().flatten());
        torch.Tensor quiet = (_quiet + x.shape[0]).where(pass.Fired.logical_not(), torch.zeros_like(_quiet));
        _quiet.copy_(quiet);
        bool sound = new DenseAdam(_method, _weights, _first, _second).Apply(pass.Gradients(), step, _options.LearningRateAt(step));
        long dead = quiet.ge(_options.DeadWindow).sum().cpu().ToInt64();
        return new SaeStepMetrics(sound ? pass.Loss : double.NaN, pass.SquaredError / _sparse.TargetVariance, pass.L0, (int)dead);
    }

    /// <inheritdoc/>
    public SparseAutoencoder Export()
    {
        HandOut();
        return _sparse.Export();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable part in new IDisposable[] { _weights, _first, _second, _quiet, _sparse })
            part.Dispose();
    }

    /// <summary>Brings the arrays up to date. Whoever has them may write to them, so the next step begins by reading them.</summary>
    private void HandOut()
    {
        if (_handedOut)
            return;
        foreach (DenseWeights part in new[] { _weights, _first, _second })
            part.Download();
        using var scope = torch.NewDisposeScope();
        MemoryMarshal.Cast<byte, long>(_quiet.cpu().contiguous().bytes).CopyTo(_sparse.TokensSinceFired.Span);
        _handedOut = true;
    }

    private void TakeBack()
    {
        if (!_handedOut)
            return;
        foreach (DenseWeights part in new[] { _weights, _first, _second })
            part.Upload();
        using var scope = torch.NewDisposeScope();
        _quiet.copy_(torch.tensor(_sparse.TokensSinceFired.ToArray()));
        _handedOut = false;
    }
}
