using System.Numerics.Tensors;
using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// What is done to rows before they are trained on: x' = s (x − μ), s = √(d / E‖x − μ‖²) for each part of a row by itself, so that one learning
/// rate and one λ suit every model. μ is 0 or the mean over all rows. <see cref="DictionaryFold"/> takes both back.
/// </summary>
public sealed class RowScaling
{
    private readonly float _factor;
    private readonly bool _plain;

    /// <param name="source">The rows.</param>
    /// <param name="scale">Whether s is 1 or as above.</param>
    /// <param name="centre">Whether μ is 0 or the mean.</param>
    /// <exception cref="InvalidDataException">All rows are equal.</exception>
    public RowScaling(IActivationSource source, bool scale, bool centre)
    {
        IReadOnlyList<IActivationSource> parts = source is JoinedSource joined ? joined.Parts : [source];
        (Mean, Factors, Variances) = (new float[source.d_in], new float[source.d_in], new double[source.d_in]);
        int start = 0;
        foreach (IActivationSource part in parts)
        {
            ActivationStatistics statistics = part.Statistics;
            if (!(statistics.Variance > 0))
                throw new InvalidDataException("All activations are equal: there is nothing to learn. Check the hook point and the model.");
            _factor = scale ? (float)Math.Sqrt(part.d_in / (centre ? statistics.Variance : statistics.MeanSquaredNorm)) : 1;
            if (centre)
                statistics.Mean.CopyTo(Mean, start);
            Factors.AsSpan(start, part.d_in).Fill(_factor);
            Variances.AsSpan(start, part.d_in).Fill(statistics.Variance * _factor * _factor / part.d_in);
            start += part.d_in;
        }
        _plain = !centre && parts.Count == 1;
    }

    /// <summary>μ, <c>[width]</c>.</summary>
    public float[] Mean { get; }

    /// <summary>s of each entry, <c>[width]</c>.</summary>
    public float[] Factors { get; }

    /// <summary>The variance of a part's scaled rows over its width, at each of its entries: their sum over a range is the variance of that range's parts.</summary>
    public double[] Variances { get; }

    /// <summary>Scales rows into memory of the same length.</summary>
    public void Apply(ReadOnlySpan<float> rows, Span<float> scaled)
    {
        if (_plain)
        {
            TensorPrimitives.Multiply(rows, _factor, scaled);
            return;
        }
        for (int start = 0; start < rows.Length; start += Mean.Length)
        {
            Span<float> target = scaled.Slice(start, Mean.Length);
            TensorPrimitives.Subtract(rows.Slice(start, Mean.Length), Mean, target);
            TensorPrimitives.Multiply(target, Factors, target);
        }
    }
}
