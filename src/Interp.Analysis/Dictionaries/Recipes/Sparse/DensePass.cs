using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The same loss and gradients with dense products of libtorch between the selection and the objective: the faster way while
/// many latents are active, as in the first steps of a penalised run (10 · d_in · d_sae operations per row, however many are active).
/// </summary>
internal sealed class DensePass : IDisposable
{
    private readonly SaeParameters _parameters;
    private readonly SparseObjective _objective;
    private readonly torch.Tensor _decoder;

    public DensePass(SaeParameters parameters, SparseObjective objective)
    {
        (_parameters, _objective) = (parameters, objective);
        _decoder = torch.zeros(new long[] { parameters.d_sae, parameters.d_out }, torch.float32).DetachFromDisposeScope();
        Chunk = new ActivePairs(objective.Channels);
        EncoderGradient = new float[parameters.W_enc.Length];
        DecoderGradient = new float[parameters.W_dec.Length];
        Products = new float[parameters.d_sae];
        Channels = [.. Enumerable.Range(0, objective.Channels).Select(_ => new float[parameters.d_sae])];
        (Fired, ActivationSums) = (new int[parameters.d_sae], new float[parameters.d_sae]);
    }

    /// <summary>Candidates of the chunk at hand.</summary>
    public ActivePairs Chunk { get; }

    /// <summary>∂loss/∂W_enc, <c>[d_sae, d_in]</c>.</summary>
    public float[] EncoderGradient { get; }

    /// <summary>Σ f (x̂ − x), <c>[d_sae, d_out]</c>: ∂loss/∂W_dec but for the factor of the error.</summary>
    public float[] DecoderGradient { get; }

    /// <summary>Σ ∂loss/∂z of each latent, <c>[d_sae]</c>.</summary>
    public float[] Products { get; }

    /// <summary>Sums of the objective's channels, each <c>[d_sae]</c>.</summary>
    public float[][] Channels { get; }

    /// <summary>Rows of the batch on which each latent fired.</summary>
    public int[] Fired { get; }

    /// <summary>Σ f of each latent over the batch.</summary>
    public float[] ActivationSums { get; }

    public void Start()
    {
        _parameters.W_dec.CopyTo(Numbers(_decoder));
        Chunk.Clear();
        Array.Clear(EncoderGradient);
        Array.Clear(DecoderGradient);
        Array.Clear(Products);
        Array.Clear(Fired);
        Array.Clear(ActivationSums);
        foreach (float[] channel in Channels)
            Array.Clear(channel);
    }

    /// <summary>Adds the chunk of rows from <paramref name="first"/> on, whose candidates lie in <see cref="Chunk"/>.</summary>
    /// <param name="inputs"><c>[rows, d_in]</c></param>
    /// <param name="scratch"><c>[rows, d_sae]</c>, overwritten.</param>
    /// <param name="batch">Receives the residuals, errors and penalties.</param>
    /// <param name="first">Row of the batch.</param>
    public void Add(torch.Tensor inputs, torch.Tensor scratch, SparseBatch batch, int first)
    {
        int rows = (int)inputs.shape[0], d = _parameters.d_out;
        torch.Tensor targets = torch.tensor(batch.Targets.Slice(first * d, rows * d).ToArray()).reshape(rows, d);
        for (int row = 0; row < rows; row++)
            _objective.Activate(Chunk.Row(row));
        _objective.Measure(Chunk.Values);
        Scatter(scratch, Chunk.Values);
        torch.Tensor residual = torch.mm(scratch, _decoder) - targets;
        Accumulate(torch.mm(scratch.t(), residual), DecoderGradient);
        Numbers(residual).CopyTo(batch.Residuals.AsSpan(first * d));
        Span<float> errors = batch.Errors.AsSpan(first, rows), weighted = batch.WeightedErrors.AsSpan(first, rows);
        Numbers(residual.square().sum(1)).CopyTo(errors);
        errors.CopyTo(weighted);
        Gather(torch.mm(residual, _decoder.t()), Chunk.Gradients, batch.ErrorScale);
        if (_objective.DecodesGate)
            DecodeGate(scratch, targets, weighted, batch.ErrorScale);
        for (int row = 0; row < rows; row++)
            batch.Penalties[first + row] = _objective.Penalise(Chunk.Row(row), batch.Rows);
        Scatter(scratch, Chunk.Gradients);
        Accumulate(torch.mm(scratch.t(), inputs), EncoderGradient);
        SumByLatent();
        Chunk.Clear();
    }

    public void Dispose() => _decoder.Dispose();

    private void DecodeGate(torch.Tensor scratch, torch.Tensor targets, Span<float> weighted, float scale)
    {
        Scatter(scratch, Chunk.Channel(0));
        torch.Tensor residual = torch.mm(scratch, _decoder) - targets;
        TensorPrimitives.Add(weighted, Numbers(residual.square().sum(1)), weighted);
        Gather(torch.mm(residual, _decoder.t()), Chunk.Channel(0), scale);
    }

    private void Scatter(torch.Tensor matrix, ReadOnlySpan<float> values)
    {
        Span<float> numbers = Numbers(matrix);
        numbers.Clear();
        ReadOnlySpan<int> offsets = Chunk.RowOffsets, features = Chunk.Features;
        for (int row = 0; row + 1 < offsets.Length; row++)
        {
            for (int i = offsets[row]; i < offsets[row + 1]; i++)
                numbers[row * _parameters.d_sae + features[i]] = values[i];
        }
    }

    private void Gather(torch.Tensor matrix, Span<float> values, float scale)
    {
        Span<float> numbers = Numbers(matrix);
        ReadOnlySpan<int> offsets = Chunk.RowOffsets, features = Chunk.Features;
        for (int row = 0; row + 1 < offsets.Length; row++)
        {
            for (int i = offsets[row]; i < offsets[row + 1]; i++)
                values[i] = scale * numbers[row * _parameters.d_sae + features[i]];
        }
    }

    private void SumByLatent()
    {
        ReadOnlySpan<int> features = Chunk.Features;
        ReadOnlySpan<float> gradients = Chunk.Gradients;
        Tally.Add(Chunk, Fired, ActivationSums);
        for (int i = 0; i < features.Length; i++)
            Products[features[i]] += gradients[i];
        for (int channel = 0; channel < Channels.Length; channel++)
        {
            ReadOnlySpan<float> numbers = Chunk.Channel(channel);
            for (int i = 0; i < features.Length; i++)
                Channels[channel][features[i]] += numbers[i];
        }
    }

    private static Span<float> Numbers(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private static void Accumulate(torch.Tensor part, float[] sum) => TensorPrimitives.Add(sum, Numbers(part), sum);
}
