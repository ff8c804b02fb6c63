using System.Runtime.InteropServices;
using Interp.Analysis.Activations;
using Interp.Analysis.Numerics;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The step of a sparse recipe in a handful of large tensor operators, on whatever device its tensors are: the same loss, AuxK, clipping, Adam and unit
/// decoder, to rounding. Initial weights, scaling, schedules, resampling, checkpoints and export are the sparse recipe's own; its arrays are brought up to
/// date when somebody asks for them. It holds batch × d_sae several times over, which suits a GPU and not a CPU.
/// </summary>
public sealed class DenseRecipe : ISaeRecipe
{
    private readonly SparseRecipe _sparse;
    private readonly SaeOptions _options;
    private readonly SparseMethod _method;
    private readonly torch.Device _device;
    private readonly DenseWeights _weights, _first, _second;
    private readonly torch.Tensor _quiet;
    private bool _handedOut;

    /// <summary>Takes over a run where the sparse recipe stands.</summary>
    /// <param name="sparse">Of an autoencoder; belongs to this recipe from now on.</param>
    /// <param name="options">Its options.</param>
    /// <param name="device">Where to compute.</param>
    /// <exception cref="ArgumentException">The recipe has no step by whole tensors.</exception>
    public DenseRecipe(SparseRecipe sparse, SaeOptions options, torch.Device device)
    {
        (_sparse, _options, _method, _device) = (sparse, options, sparse.StepMethod, device);
        if (_method.Dense is null)
            throw new ArgumentException($"Recipe {options.Recipe} has no step by whole tensors.", nameof(sparse));
        (_weights, _first, _second) = (new(sparse.Parameters, device, learnt: true), new(sparse.Optimiser.First, device), new(sparse.Optimiser.Second, device));
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
        _sparse.BeforeStep(step);
        using var scope = torch.NewDisposeScope();
        (DenseForward pass, double loss, IReadOnlyList<torch.Tensor> gradients) = Differentiate(rows);
        using IDisposable noGradient = torch.no_grad();
        _quiet.copy_((_quiet + pass.X.shape[0]).where(pass.Fired.logical_not(), torch.zeros_like(_quiet)));
        bool sound = new DenseAdam(_method, _weights, _first, _second).Apply(gradients, step, _options.LearningRateAt(step));
        _sparse.AfterStep(step, pass);
        if (_sparse.MovesLatentsAfter(step))
        {
            HandOut();
            _sparse.MoveLatents(step, cancellation);
            TakeBack();
        }
        return new SaeStepMetrics(sound ? loss : double.NaN, pass.SquaredError / _sparse.TargetVariance, pass.L0, (int)Dead().shape[0]);
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

    private (DenseForward Pass, double Loss, IReadOnlyList<torch.Tensor> Gradients) Differentiate(ReadOnlySpan<float> rows)
    {
        using IDisposable gradient = torch.enable_grad();
        float[] scaled = new float[rows.Length];
        _sparse.Scaling.Apply(rows, scaled);
        int d = _sparse.Parameters.d_in;
        var pass = new DenseForward(_weights, _method, torch.tensor(scaled).reshape(rows.Length / d, d).to(_device));
        torch.Tensor loss = pass.Loss(_method.Aux is null ? torch.zeros(new long[] { 0 }, torch.int64) : Dead());
        return (pass, loss.cpu().ToDouble(), Derivatives.Of(loss, [.. _weights.All]));
    }

    // Indexes of latents that have not fired within the window.
    private torch.Tensor Dead() => _quiet.ge(_options.DeadWindow).nonzero().flatten();

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
