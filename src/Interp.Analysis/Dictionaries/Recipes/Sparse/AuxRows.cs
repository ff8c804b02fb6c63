using System.Numerics.Tensors;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>The forward pass of <see cref="AuxLoss"/> over the rows that it looks at.</summary>
internal sealed class AuxRows(AuxLoss loss, SaeParameters parameters, int capacity, int lanes)
{
    private readonly FeatureIndex _index = new(parameters.d_sae);
    private readonly RowScan _scan = new(parameters, lanes);

    /// <summary>Dead latents at work, row after row that is looked at.</summary>
    public ActivePairs Pairs { get; } = new();

    /// <summary>ê − e, in the places of the rows: <c>[capacity, d_out]</c>.</summary>
    public float[] Residuals { get; } = new float[checked(capacity * parameters.d_out)];

    /// <summary>Whether there is anything to explain, and anybody to do it.</summary>
    public bool IsActive { get; private set; }

    /// <summary>What turns ê − e into the derivative by ê.</summary>
    public float Scale { get; private set; }

    /// <summary>Latents by row, once <see cref="Prepare"/> has run.</summary>
    public FeatureIndex Index => _index;

    /// <summary>Chooses among the dead latents for every row that is looked at.</summary>
    public void Select(BatchRows inputs, int rows, ReadOnlySpan<int> dead)
    {
        Pairs.Clear();
        if (dead.IsEmpty)
            return;
        int[] latents = dead.ToArray();
        int looked = (rows + loss.RowStride - 1) / loss.RowStride;
        for (int first = 0; first < looked; first += RowScan.ChunkRows)
        {
            _scan.Run(inputs, first * loss.RowStride, Math.Min(RowScan.ChunkRows, looked - first), loss.RowStride, latents, new SelectionRule(0, Most: loss.Latents));
            foreach (ActivePairs chosen in _scan.Chosen)
                Pairs.Append(chosen);
        }
    }

    /// <summary>Explains the residuals of the rows <paramref name="first"/> .. <paramref name="end"/> − 1 of those looked at.</summary>
    public void Score(float[] residuals, float[] errors, int first, int end)
    {
        int d = parameters.d_out;
        for (int at = first; at < end; at++)
        {
            int row = at * loss.RowStride;
            ActiveRow active = Pairs.Row(at);
            Span<float> residual = Residuals.AsSpan(row * d, d);
            residuals.AsSpan(row * d, d).CopyTo(residual);
            RowKernels.AddWeightedRows(parameters.W_dec, active.Features, active.Values, residual);
            errors[row] = RowKernels.Dot(residual, residual);
            for (int i = 0; i < active.Features.Length; i++)
                active.Gradients[i] = RowKernels.Dot(residual, parameters.Decoder(active.Features[i]));
        }
    }

    /// <summary>AuxK of the batch; 0 where there is nothing to explain.</summary>
    public double Prepare(SparseBatch batch)
    {
        int d = parameters.d_out;
        IsActive = Pairs.RowCount > 0;
        if (!IsActive)
            return 0;
        float[] mean = new float[d];
        double squares = 0, unexplained = 0;
        for (int at = 0; at < Pairs.RowCount; at++)
        {
            int row = at * loss.RowStride;
            RowKernels.AddScaled(1f / Pairs.RowCount, batch.Residuals.AsSpan(row * d, d), mean);
            squares += batch.Errors[row];
            unexplained += batch.AuxErrors[row];
        }
        double spread = squares - (double)Pairs.RowCount * RowKernels.Dot(mean, mean);
        IsActive = spread > 0;
        if (!IsActive)
            return 0;
        Scale = (float)(2 * loss.Weight / spread);
        TensorPrimitives.Multiply(Pairs.Gradients, Scale, Pairs.Gradients);
        _index.Build(Pairs, loss.RowStride);
        return unexplained / spread;
    }
}
