using Interp.Analysis.Numerics;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The forward pass of one batch. Pre-activations z = W_enc · input + b_enc are never stored: candidates are taken out while they are computed,
/// chunk by chunk of the rows. Then the chosen latents of each row are decoded and scored.
/// </summary>
/// <remarks>Work per row: 2 · d_in · d_sae for the product and 4 · L0 · d_out for decoding and ∂loss/∂f.</remarks>
public sealed class SparseBatch : IBatchFigures, IDisposable
{
    // Of the scratch of a dense chunk.
    private const int DenseNumbers = 1 << 20;
    private const int FewRows = 2 * RowPanels.Height;
    private readonly SparseLane[] _lanes;
    private readonly IRuleSelector _selector;
    private readonly RowScan _scan;
    private readonly SaeParameters _parameters;
    private readonly BatchRows _rows;
    private readonly NestedResiduals? _nested;

    /// <param name="parameters">The weights; read at every <see cref="Run"/>.</param>
    /// <param name="method">What to compute.</param>
    /// <param name="capacity">Most rows of a batch.</param>
    /// <param name="threads">Threads of the sparse part.</param>
    public SparseBatch(SaeParameters parameters, SparseMethod method, int capacity, int threads)
    {
        _parameters = parameters;
        Method = method;
        _rows = new BatchRows(parameters, method, capacity);
        _selector = method.Selector();
        _scan = new RowScan(parameters, threads, method.Objective.Channels);
        Pairs = new ActivePairs(method.Objective.Channels);
        Aux = method.Aux is { } aux ? new AuxRows(aux, parameters, capacity, threads) : null;
        Dense = double.IsFinite(method.DenseAbove) ? new DensePass(parameters, method.Objective) : null;
        _nested = method.Prefixes is { } prefixes ? new NestedResiduals(prefixes, parameters, capacity) : null;
        Residuals = new float[checked(capacity * parameters.d_out)];
        (Errors, WeightedErrors, Penalties, AuxErrors) = (new float[capacity], new float[capacity], new float[capacity], new float[capacity]);
        (Fired, ActivationSums) = (new int[parameters.d_sae], new float[parameters.d_sae]);
        _lanes = new SparseLane[threads];
        for (int i = 0; i < threads; i++)
            _lanes[i] = new SparseLane(parameters, method);
    }

    /// <summary>What is computed.</summary>
    public SparseMethod Method { get; }

    /// <summary>Rows of the current batch.</summary>
    public int Rows { get; private set; }

    /// <summary>What the encoder reads, <c>[Rows, d_in]</c>: x − b_dec or x.</summary>
    public ReadOnlySpan<float> Inputs => _rows.Inputs;

    /// <summary>What the latents have to add up to, <c>[Rows, d_out]</c>: x − b_dec, for a transcoder y − b_dec − W_skip x.</summary>
    public ReadOnlySpan<float> Targets => _rows.Targets;

    /// <summary>x̂ − x, <c>[Rows, d_out]</c>.</summary>
    public float[] Residuals { get; }

    /// <summary>‖x − x̂‖² of each row.</summary>
    public float[] Errors { get; }

    /// <summary>What the loss has of the errors of each row: the same, or the sum over prefixes, or with that of a gate's own reconstruction.</summary>
    public float[] WeightedErrors { get; }

    /// <summary>The penalty of each row.</summary>
    public float[] Penalties { get; }

    /// <summary>‖ê − (x − x̂)‖² of the rows that the auxiliary loss looks at, in the places of those rows.</summary>
    public float[] AuxErrors { get; }

    /// <summary>Chosen latents of all rows with ∂loss/∂z, unless the batch is dense.</summary>
    public ActivePairs Pairs { get; }

    /// <summary>Whether this batch went through dense products; then <see cref="Pairs"/> is empty.</summary>
    public bool IsDense { get; private set; }

    /// <summary>Rows on which each latent had f &gt; 0, <c>[d_sae]</c>.</summary>
    public int[] Fired { get; }

    /// <summary>Σ f of each latent over the batch, <c>[d_sae]</c>.</summary>
    public float[] ActivationSums { get; }

    /// <summary>Pairs with f &gt; 0.</summary>
    public long ActiveCount { get; private set; }

    /// <inheritdoc/>
    public double L0 => ActiveCount / (double)Rows;

    /// <inheritdoc/>
    public float LeastKept => Method.Selection?.LeastKept ?? 0;

    /// <summary>Rows at work in the auxiliary loss.</summary>
    internal AuxRows? Aux { get; }

    /// <summary>Sums of a dense batch.</summary>
    internal DensePass? Dense { get; }

    /// <summary>Scratch of each thread.</summary>
    internal ReadOnlySpan<SparseLane> LaneScratch => _lanes;

    /// <summary>What the residual of a row is multiplied with to give the derivative of the loss by x̂.</summary>
    internal float ErrorScale => (float)(2 / (Rows * Method.Objective.ErrorNormaliser));

    /// <summary>Computes everything above for these rows.</summary>
    /// <param name="inputs"><c>[any, d_in]</c>, at most the capacity.</param>
    /// <param name="targets"><c>[any, d_out]</c>; the inputs themselves for an autoencoder.</param>
    /// <param name="dead">Latents that the auxiliary loss may use, in increasing order.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    public void Run(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> dead, CancellationToken cancellation)
    {
        Rows = inputs.Length / _parameters.d_in;
        _rows.Fill(inputs, targets);
        Method.Objective.Begin();
        do
        {
            Choose(cancellation);
        }
        while (Method.Selection is { } selection && !selection.Finish(Pairs));
        if (!IsDense)
        {
            Lanes.Run(_lanes.Length, Rows, Score);
            Method.Objective.Measure(Pairs.Values);
        }
        if (Aux is { } aux)
        {
            aux.Select(_rows, Rows, dead);
            Lanes.Run(_lanes.Length, aux.Pairs.RowCount, (_, first, end) => aux.Score(Residuals, AuxErrors, first, end));
        }
        CountFirings();
    }

    /// <summary>The residuals, weighted over its prefixes, that a latent works on, <c>[Rows, d_out]</c>.</summary>
    internal float[] DriveOf(int latent) => _nested is null ? Residuals : _nested.Drives[Method.Prefixes!.GroupOf(latent)];

    /// <inheritdoc/>
    public void Dispose()
    {
        Dense?.Dispose();
        _rows.Dispose();
    }

    private void Choose(CancellationToken cancellation)
    {
        Pairs.Clear();
        Method.Selection?.Begin(Rows);
        IsDense = false;
        for (int first = 0, count; first < Rows; first += count)
        {
            cancellation.ThrowIfCancellationRequested();
            count = Math.Min(ChunkAt(first), Rows - first);
            ChooseChunk(first, count);
        }
    }

    // A few rows tell whether the batch is dense, and give a batch-wide choice its first bound, before many candidates pile up.
    private int ChunkAt(int first)
    {
        if (Dense is not null && (first == 0 || IsDense))
            return Math.Clamp(DenseNumbers / _parameters.d_sae, FewRows, RowScan.ChunkRows);
        return Method.Selection is null ? RowScan.ChunkRows : Math.Clamp(first, FewRows, RowScan.ChunkRows);
    }

    private void ChooseChunk(int first, int count)
    {
        _scan.Run(_rows, first, count, stride: 1, latents: [], _selector.Rule);
        if (first == 0 && Dense is not null && _scan.Chosen.Sum(pairs => (long)pairs.Count) > Method.DenseAbove * count * _parameters.d_sae)
        {
            IsDense = true;
            Dense.Start();
        }
        ActivePairs all = IsDense ? Dense!.Chunk : Pairs;
        foreach (ActivePairs chosen in _scan.Chosen)
            all.Append(chosen);
        if (!IsDense)
        {
            Method.Selection?.Narrow(Pairs);
            return;
        }
        using var scope = torch.NewDisposeScope();
        Dense!.Add(_rows.InputTensor.narrow(0, first, count), torch.empty(new long[] { count, _parameters.d_sae }, torch.float32), this, first);
    }

    private void Score(int lane, int first, int end)
    {
        int d = _parameters.d_out;
        float scale = ErrorScale;
        for (int row = first; row < end; row++)
        {
            ActiveRow active = Pairs.Row(row);
            Method.Objective.Activate(active);
            ReadOnlySpan<float> target = Targets.Slice(row * d, d);
            Span<float> residual = Residuals.AsSpan(row * d, d);
            System.Numerics.Tensors.TensorPrimitives.Negate(target, residual);
            if (_nested is null)
                WeightedErrors[row] = RowScore.Decode(_parameters, active.Features, active.Values, active.Gradients, residual, scale);
            else
                WeightedErrors[row] = _nested.Score(active, residual, row, scale);
            Errors[row] = _nested is null ? WeightedErrors[row] : RowKernels.Dot(residual, residual);
            if (Method.Objective.DecodesGate)
            {
                Span<float> gate = active.Channel(0), own = _lanes[lane].Residual;
                System.Numerics.Tensors.TensorPrimitives.Negate(target, own);
                WeightedErrors[row] += RowScore.Decode(_parameters, active.Features, gate, gate, own, scale);
            }
            Penalties[row] = Method.Objective.Penalise(active, Rows);
        }
    }

    private void CountFirings()
    {
        if (IsDense)
        {
            Dense!.Fired.CopyTo(Fired, 0);
            Dense.ActivationSums.CopyTo(ActivationSums, 0);
        }
        else
        {
            Array.Clear(Fired);
            Array.Clear(ActivationSums);
            Tally.Add(Pairs, Fired, ActivationSums);
        }
        ActiveCount = 0;
        foreach (int count in Fired)
            ActiveCount += count;
    }
}
