using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>What replacements altered, for each of several sets that were stacked along the batch.</summary>
internal sealed class ChangeCounts(int sets)
{
    private readonly long[] _elements = new long[sets];
    private readonly double[] _largest = new double[sets];

    public long Elements(int set) => _elements[set];

    public double Largest(int set) => _largest[set];

    /// <summary>Counts, and returns <paramref name="after"/>. Both are [sets · batch, ...].</summary>
    public Tensor Note(Tensor before, Tensor after)
    {
        var moved = (after - before).abs().view(sets, -1);
        var counts = moved.ne(0).sum(1).cpu().data<long>().ToArray();
        var most = moved.amax(1).to(ScalarType.Float64).cpu().data<double>().ToArray();
        for (var set = 0; set < sets; set++)
        {
            _elements[set] += counts[set];
            _largest[set] = Math.Max(_largest[set], most[set]);
        }

        return after;
    }
}
