using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>Rows of <see cref="SharkeyToy"/>.</summary>
/// <param name="options">Of the toy.</param>
/// <param name="probabilities">Of each feature; when correlated, at Φ = 1.</param>
/// <param name="mixing">Rows L_i with z_i = L_i · g, <c>[features, features]</c>; null when uncorrelated.</param>
internal sealed class SharkeySampler(SharkeyOptions options, double[] probabilities, float[]? mixing) : IFiringSampler
{
    // The most probable features come first: skipping ahead at the next one's probability passes over the rare ones quickly.
    private const int Block = 32;
    private readonly float[] _normals = new float[mixing is null ? 0 : options.Features];
    private readonly int[] _candidates = new int[mixing is null ? 0 : options.Features];
    private readonly double[] _tosses = new double[mixing is null ? 0 : options.Features];

    public void Sample(long row, Firings firings)
    {
        var random = new SeededRandom(options.Seed, row);
        if (mixing is null)
            SampleIndependent(random, firings);
        else
            SampleCorrelated(random, firings);
    }

    public void Finish(long row, Span<float> x)
    {
        if (options.Noise == 0)
            return;
        var random = new SeededRandom(options.Seed, ~row - 16);
        for (int i = 0; i < x.Length; i++)
            x[i] += options.Noise * random.NextGaussian();
    }

    private void SampleIndependent(SeededRandom random, Firings firings)
    {
        for (int start = 0; start < probabilities.Length; start += Block)
        {
            double most = Math.Min(1, probabilities[start]);
            int end = Math.Min(start + Block, probabilities.Length);
            for (int i = start + Thinning.Skip(random, most, Block); i < end; i += 1 + Thinning.Skip(random, most, Block))
            {
                if (random.NextDouble() * most < probabilities[i])
                    firings.Add(i, Strength(random));
            }
        }
    }

    // A feature is there when a toss falls below Φ(z) p: those whose toss is not even below p need no z, and L is triangular.
    private void SampleCorrelated(SeededRandom random, Firings firings)
    {
        int count = probabilities.Length, candidates = 0, last = -1;
        for (int i = 0; i < count; i++)
        {
            double toss = random.NextDouble();
            if (toss >= probabilities[i])
                continue;
            _candidates[candidates] = i;
            _tosses[candidates++] = toss;
            last = i;
        }
        for (int i = 0; i <= last; i++)
            _normals[i] = random.NextGaussian();
        for (int candidate = 0; candidate < candidates; candidate++)
        {
            int i = _candidates[candidate];
            float z = RowKernels.Dot(mixing.AsSpan(i * count, i + 1), _normals.AsSpan(0, i + 1));
            if (_tosses[candidate] < NormalDistribution.Cdf(z) * probabilities[i])
                firings.Add(i, Strength(random));
        }
        if (firings.Count == 0)
            firings.Add((int)random.Next(count), 1);
    }

    // Strengths of exactly zero would count as present without being there.
    private static float Strength(SeededRandom random) => Math.Max(float.Epsilon, (float)random.NextDouble());
}
