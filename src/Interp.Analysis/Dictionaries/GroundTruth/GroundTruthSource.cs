using System.Security.Cryptography;
using System.Text;
using Interp.Analysis.Activations;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Activations made as sparse sums of known unit directions, so that what a dictionary finds can be compared with what is
/// there. Every row is a function of the seed and its number: nothing is stored, any part can be read again, and rows that
/// training does not reach are held-out data.
/// </summary>
public abstract class GroundTruthSource : IActivationSource
{
    private const int StatisticsRows = 16_384;
    private readonly float[] _directions;
    private readonly Lazy<ActivationStatistics> _statistics;

    /// <param name="directions">Unit rows, <c>[features, d_in]</c>.</param>
    /// <param name="d_in">Entries of a row.</param>
    /// <param name="identity">Names generator and options; equal identities mean equal rows.</param>
    /// <param name="threads">Threads that make rows; the rows do not depend on it.</param>
    private protected GroundTruthSource(float[] directions, int d_in, string identity, int threads)
    {
        _directions = directions;
        this.d_in = d_in;
        Features = directions.Length / d_in;
        Threads = threads;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
        _statistics = new Lazy<ActivationStatistics>(Sampled);
    }

    /// <inheritdoc/>
    public int d_in { get; }

    /// <summary>Rows that can be drawn: more than any run reads.</summary>
    public long Rows => 1L << 40;

    /// <summary>True features.</summary>
    public int Features { get; }

    /// <summary>Threads that make rows.</summary>
    public int Threads { get; }

    /// <summary>The true directions, unit rows <c>[features, d_in]</c>.</summary>
    public ReadOnlyMemory<float> Directions => _directions;

    /// <summary>Moments of the first 16,384 rows; rows are independent draws, so these are a fair sample.</summary>
    public ActivationStatistics Statistics => _statistics.Value;

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public void Read(long firstRow, Span<float> destination)
    {
        int count = Check(firstRow, destination.Length);
        float[] rows = new float[destination.Length];
        Lanes.Run(Math.Min(Threads, Math.Max(1, count)), count, (_, from, end) =>
        {
            IFiringSampler sampler = CreateSampler();
            var firings = new Firings(Features);
            for (int row = from; row < end; row++)
            {
                firings.Clear();
                sampler.Sample(firstRow + row, firings);
                Span<float> x = rows.AsSpan(row * d_in, d_in);
                RowKernels.AddWeightedRows(_directions, firings.Features, firings.Strengths, x);
                sampler.Finish(firstRow + row, x);
            }
        });
        rows.CopyTo(destination);
    }

    /// <summary>Which features make up the rows from <paramref name="firstRow"/> on, and how strong each is.</summary>
    public SparseCodes ReadFirings(long firstRow, int count)
    {
        Check(firstRow, checked(count * d_in));
        int[] offsets = new int[count + 1];
        var features = new List<int>();
        var strengths = new List<float>();
        IFiringSampler sampler = CreateSampler();
        var firings = new Firings(Features);
        for (int row = 0; row < count; row++)
        {
            firings.Clear();
            sampler.Sample(firstRow + row, firings);
            firings.Sort();
            features.AddRange(firings.Features);
            strengths.AddRange(firings.Strengths);
            offsets[row + 1] = features.Count;
        }
        return new SparseCodes(offsets, [.. features], [.. strengths]);
    }

    private protected abstract IFiringSampler CreateSampler();

    /// <summary>Directions drawn uniformly from the sphere, <c>[features, d_in]</c>.</summary>
    private protected static float[] RandomDirections(int features, int d_in, SeededRandom random)
    {
        float[] directions = new float[checked(features * d_in)];
        for (int i = 0; i < directions.Length; i++)
            directions[i] = random.NextGaussian();
        for (int feature = 0; feature < features; feature++)
            UnitRows.Normalise(directions.AsSpan(feature * d_in, d_in));
        return directions;
    }

    private int Check(long firstRow, int numbers)
    {
        int count = numbers / d_in;
        if (count * d_in != numbers || firstRow < 0 || firstRow > Rows - count)
            throw new ArgumentOutOfRangeException(nameof(firstRow), firstRow, $"{numbers} numbers from this row are not whole rows of {d_in}.");
        return count;
    }

    private ActivationStatistics Sampled()
    {
        var moments = new ActivationMoments(d_in);
        float[] rows = new float[1024 * d_in];
        for (int first = 0; first < StatisticsRows; first += 1024)
        {
            Read(first, rows);
            moments.Add(rows);
        }
        return moments.ToStatistics();
    }
}
