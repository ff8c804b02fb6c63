using System.Numerics;
using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Sums for the correlation of every feature with every neuron: one scaled row addition for each non-zero activation.
/// <c>4 · d_sae · d_in</c> bytes.
/// </summary>
internal sealed class NeuronMoments(int d_sae, int d_in)
{
    private readonly float[] _cross = new float[(long)d_sae * d_in];
    private readonly double[] _sum = new double[d_in];
    private readonly double[] _squares = new double[d_in];
    private long _rows;

    /// <summary>Neurons correlated.</summary>
    public int Count => d_in;

    /// <summary>Adds a row: its active features and the activations <c>[d_in]</c> they encode.</summary>
    public void Add(ReadOnlySpan<int> features, ReadOnlySpan<float> values, ReadOnlySpan<float> neurons)
    {
        _rows++;
        for (var j = 0; j < d_in; j++)
        {
            _sum[j] += neurons[j];
            _squares[j] += (double)neurons[j] * neurons[j];
        }

        for (var i = 0; i < features.Length; i++)
            AddScaled(_cross.AsSpan(features[i] * d_in, d_in), neurons, values[i]);
    }

    /// <summary>The neurons with the highest Pearson correlation with a feature, highest first.</summary>
    public NeuronCorrelation[] Highest(int feature, FeatureTally tally, int count)
    {
        if (tally.Count == 0)
            return [];

        var all = new NeuronCorrelation[d_in];
        var spread = Spread(tally.Sum, tally.SumOfSquares);
        for (var j = 0; j < d_in; j++)
        {
            double cross = _cross[((long)feature * d_in) + j];
            var both = spread * Spread(_sum[j], _squares[j]);
            var norms = Math.Sqrt(tally.SumOfSquares * _squares[j]);
            var pearson = both > 0 ? (cross - (tally.Sum * _sum[j] / _rows)) / both : 0;
            all[j] = new NeuronCorrelation(j, (float)pearson, (float)(norms > 0 ? cross / norms : 0));
        }

        Array.Sort(all, static (a, b) => a.Pearson != b.Pearson ? b.Pearson.CompareTo(a.Pearson) : a.Neuron.CompareTo(b.Neuron));
        return all[..Math.Min(count, all.Length)];
    }

    /// <summary>√(rows · variance), from a sum and a sum of squares.</summary>
    private double Spread(double sum, double squares) => Math.Sqrt(Math.Max(0, squares - (sum * sum / _rows)));

    private static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float scale)
    {
        var targets = MemoryMarshal.Cast<float, Vector<float>>(target);
        var sources = MemoryMarshal.Cast<float, Vector<float>>(source);
        var factor = new Vector<float>(scale);
        for (var i = 0; i < targets.Length; i++)
            targets[i] += sources[i] * factor;
        for (var i = targets.Length * Vector<float>.Count; i < target.Length; i++)
            target[i] += source[i] * scale;
    }
}
