using System.Numerics.Tensors;
using System.Runtime.InteropServices;

using Interp.Analysis.Sae.Kernels;

using TorchSharp;

namespace Interp.Analysis.Sae.Sparse;

/// <summary>
/// The forward pass of one batch. Pre-activations z = (x − b_dec) W_enc + b_enc exist only for one chunk of rows at a time:
/// libtorch multiplies, the chosen latents are taken out, decoded and scored at once, and the chunk is forgotten.
/// </summary>
/// <remarks>Work per row: 2 · d_in · d_sae for the product and 4 · L0 · d_in for decoding and ∂loss/∂f.</remarks>
public sealed class SparseBatch : IDisposable
{
    private const int ChunkNumbers = 1 << 20;
    private readonly SparseLane[] _lanes;
    private readonly torch.Tensor _encoder;
    private readonly torch.Tensor _centred;
    private readonly SaeParameters _parameters;
    private readonly double _denseAbove;
    private int[] _dead = [];

    /// <param name="parameters">The weights; read at every <see cref="Run"/>.</param>
    /// <param name="capacity">Most rows of a batch.</param>
    /// <param name="threads">Threads of the sparse part.</param>
    /// <param name="selector">Makes one selector for each thread.</param>
    /// <param name="objective">The loss.</param>
    /// <param name="denseAbove">
    /// A batch on whose first chunk a larger share of all latents is positive goes through dense products; only for f = ReLU(z).
    /// </param>
    public SparseBatch(SaeParameters parameters, int capacity, int threads, Func<IRowSelector> selector, SparseObjective objective, double denseAbove = double.PositiveInfinity)
    {
        _denseAbove = denseAbove;
        Dense = double.IsFinite(denseAbove) ? new DensePass(parameters) : null;
        _parameters = parameters;
        Objective = objective;
        (int d_in, int d_sae) = (parameters.d_in, parameters.d_sae);
        _encoder = torch.zeros(new long[] { d_sae, d_in }, torch.float32).DetachFromDisposeScope();
        _centred = torch.zeros(new long[] { capacity, d_in }, torch.float32).DetachFromDisposeScope();
        Residuals = new float[checked(capacity * d_in)];
        AuxResiduals = new float[objective.AuxWeight > 0 ? Residuals.Length : 0];
        Errors = new float[capacity];
        Activations = new float[capacity];
        AuxErrors = new float[capacity];
        _lanes = new SparseLane[threads];
        for (int i = 0; i < threads; i++)
            _lanes[i] = new SparseLane(d_in, d_sae, selector(), objective.AuxWeight > 0 ? objective.AuxLatents : 0);
    }

    /// <summary>The loss.</summary>
    public SparseObjective Objective { get; }

    /// <summary>Rows of the current batch.</summary>
    public int Rows { get; private set; }

    /// <summary>x − b_dec, <c>[Rows, d_in]</c>.</summary>
    public ReadOnlySpan<float> Centred => MemoryMarshal.Cast<byte, float>(_centred.bytes);

    /// <summary>x̂ − x, <c>[Rows, d_in]</c>.</summary>
    public float[] Residuals { get; }

    /// <summary>‖x − x̂‖² of each row.</summary>
    public float[] Errors { get; }

    /// <summary>Σ f of each row.</summary>
    public float[] Activations { get; }

    /// <summary>ê − (x − x̂) of the rows that the auxiliary loss looks at, in the places of those rows.</summary>
    public float[] AuxResiduals { get; }

    /// <summary>‖ê − (x − x̂)‖² of the rows that the auxiliary loss looks at, in the places of those rows.</summary>
    public float[] AuxErrors { get; }

    /// <summary>Whether this batch went through dense products; then <see cref="Pairs"/> is empty.</summary>
    public bool IsDense { get; private set; }

    /// <summary>Active latents of all rows together.</summary>
    public long ActiveCount => IsDense ? Dense!.Fired.Sum() : Pairs.Count;

    /// <summary>Active latents with ∂loss/∂z.</summary>
    public ActivePairs Pairs { get; } = new();

    /// <summary>Dead latents at work in the auxiliary loss; their gradients lack the factor that only the whole batch gives.</summary>
    public ActivePairs AuxPairs { get; } = new();

    /// <summary>Sums of a dense batch.</summary>
    internal DensePass? Dense { get; }

    /// <summary>Scratch of each thread.</summary>
    internal ReadOnlySpan<SparseLane> LaneScratch => _lanes;

    /// <summary>Computes everything above for these rows.</summary>
    /// <param name="rows"><c>[any, d_in]</c>, at most the capacity.</param>
    /// <param name="dead">Latents that the auxiliary loss may use, in increasing order.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    public void Run(ReadOnlySpan<float> rows, ReadOnlySpan<int> dead, CancellationToken cancellation)
    {
        int d = _parameters.d_in;
        Rows = rows.Length / d;
        _dead = Objective.AuxWeight > 0 ? dead.ToArray() : [];
        _parameters.W_enc.CopyTo(MemoryMarshal.Cast<byte, float>(_encoder.bytes));
        Span<float> centred = MemoryMarshal.Cast<byte, float>(_centred.bytes);
        for (int row = 0; row < Rows; row++)
            TensorPrimitives.Subtract(rows.Slice(row * d, d), _parameters.b_dec, centred.Slice(row * d, d));
        Pairs.Clear();
        AuxPairs.Clear();
        IsDense = false;
        int chunk = Math.Clamp(ChunkNumbers / _parameters.d_sae, 64, 1024);
        for (int first = 0; first < Rows; first += chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            RunChunk(first, Math.Min(chunk, Rows - first));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dense?.Dispose();
        _encoder.Dispose();
        _centred.Dispose();
    }

    private void RunChunk(int first, int count)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor centred = _centred.narrow(0, first, count), z = torch.mm(centred, _encoder.t());
        if (first == 0 && Dense is not null && PositiveShare(z) > _denseAbove)
        {
            IsDense = true;
            Dense.Start();
        }
        if (IsDense)
        {
            Dense!.Add(z, centred, this, first);
            return;
        }
        Lanes.Run(_lanes.Length, count, (lane, from, end) =>
        {
            SparseLane scratch = _lanes[lane];
            scratch.Pairs.Clear();
            scratch.AuxPairs.Clear();
            Span<float> values = MemoryMarshal.Cast<byte, float>(z.bytes);
            ReadOnlySpan<float> rows = Centred;
            for (int i = from; i < end; i++)
                RunRow(scratch, values.Slice(i * _parameters.d_sae, _parameters.d_sae), rows, first + i);
        });
        foreach (SparseLane lane in _lanes)
        {
            Pairs.Append(lane.Pairs);
            AuxPairs.Append(lane.AuxPairs);
        }
    }

    private double PositiveShare(torch.Tensor product)
    {
        ReadOnlySpan<float> numbers = MemoryMarshal.Cast<byte, float>(product.bytes);
        long positive = 0;
        for (int start = 0; start < numbers.Length; start += _parameters.d_sae)
        {
            for (int latent = 0; latent < _parameters.d_sae; latent++)
                positive += numbers[start + latent] + _parameters.b_enc[latent] > 0 ? 1 : 0;
        }
        return positive / (double)numbers.Length;
    }

    private void RunRow(SparseLane lane, Span<float> z, ReadOnlySpan<float> centred, int row)
    {
        int d = _parameters.d_in;
        TensorPrimitives.Add(z, _parameters.b_enc, z);
        int count = lane.Selector.Select(z, lane.Features, lane.Values);
        ReadOnlySpan<int> features = lane.Features.AsSpan(0, count);
        ReadOnlySpan<float> values = lane.Values.AsSpan(0, count);
        Span<float> residual = Residuals.AsSpan(row * d, d);
        TensorPrimitives.Negate(centred.Slice(row * d, d), residual);
        RowKernels.AddWeightedRows(_parameters.W_dec, features, values, residual);
        Errors[row] = RowKernels.Dot(residual, residual);
        float activation = 0;
        foreach (float value in values)
            activation += value;
        Activations[row] = activation;
        int start = lane.Pairs.Count;
        lane.Pairs.AddRow(features, values);
        Span<float> gradients = lane.Pairs.Gradients[start..];
        float scale = (float)(2 / (Rows * Objective.ErrorNormaliser)), sparsity = (float)(Objective.Sparsity / Rows);
        for (int i = 0; i < count; i++)
            gradients[i] = scale * RowKernels.Dot(residual, _parameters.Decoder(features[i])) + sparsity;
        if (_dead.Length > 0 && row % Objective.AuxRowStride == 0)
            RunAuxRow(lane, z, row);
    }

    private void RunAuxRow(SparseLane lane, ReadOnlySpan<float> z, int row)
    {
        int d = _parameters.d_in;
        Span<float> candidates = lane.DeadValues.AsSpan(0, _dead.Length);
        for (int i = 0; i < candidates.Length; i++)
            candidates[i] = z[_dead[i]];
        int count = lane.AuxSelector!.Select(candidates, lane.Features, lane.Values);
        Span<int> features = lane.Features.AsSpan(0, count);
        for (int i = 0; i < count; i++)
            features[i] = _dead[features[i]];
        ReadOnlySpan<float> values = lane.Values.AsSpan(0, count);
        Span<float> residual = AuxResiduals.AsSpan(row * d, d);
        Residuals.AsSpan(row * d, d).CopyTo(residual);
        RowKernels.AddWeightedRows(_parameters.W_dec, features, values, residual);
        AuxErrors[row] = RowKernels.Dot(residual, residual);
        int start = lane.AuxPairs.Count;
        lane.AuxPairs.AddRow(features, values);
        Span<float> gradients = lane.AuxPairs.Gradients[start..];
        for (int i = 0; i < count; i++)
            gradients[i] = RowKernels.Dot(residual, _parameters.Decoder(features[i]));
    }
}
