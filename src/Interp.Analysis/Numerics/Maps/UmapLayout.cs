namespace Interp.Analysis.Numerics;

/// <summary>
/// The stochastic layout of UMAP: edges pull in proportion to their weight, random points push. One thread and one stream of draws, so the
/// same graph, start and seed give the same picture.
/// </summary>
internal sealed class UmapLayout
{
    private const float Clip = 4;
    private const float NearZero = 0.001f;

    private readonly FuzzyGraph _graph;
    private readonly UmapOptions _options;
    private readonly int _epochs;
    private readonly float _a;
    private readonly float _b;
    private readonly SeededRandom _random;
    private readonly float[] _places;
    private readonly double[] _epochsPerPull;
    private readonly double[] _nextPull;
    private readonly double[] _nextPush;

    public UmapLayout(FuzzyGraph graph, float[] start, UmapOptions options)
    {
        (_graph, _options) = (graph, options);
        _epochs = options.Epochs ?? (graph.Points <= 10_000 ? 500 : 200);
        var curve = EmbeddingCurve.Fit(options.MinDist, options.Spread);
        (_a, _b) = ((float)curve.A, (float)curve.B);
        _random = new SeededRandom(options.Seed, stream: 1);
        _places = (float[])start.Clone();
        var most = graph.Weights.Max();
        _epochsPerPull = Array.ConvertAll(graph.Weights, w => most / (double)w);
        _nextPull = (double[])_epochsPerPull.Clone();
        _nextPush = Array.ConvertAll(_epochsPerPull, e => e / options.NegativeSamples);
    }

    /// <returns><c>[points, dimensions]</c></returns>
    public float[] Run(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        for (var epoch = 0; epoch < _epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Epoch(epoch, (float)(_options.LearningRate * (1 - (epoch / (double)_epochs))));
            progress?.Report((epoch + 1) / (double)_epochs);
        }

        return _places;
    }

    private void Epoch(int epoch, float rate)
    {
        for (var edge = 0; edge < _graph.Heads.Length; edge++)
        {
            if (_nextPull[edge] > epoch)
                continue;

            var head = Place(_graph.Heads[edge]);
            Pull(head, Place(_graph.Tails[edge]), rate);
            _nextPull[edge] += _epochsPerPull[edge];
            var perPush = _epochsPerPull[edge] / _options.NegativeSamples;
            var pushes = (int)((epoch - _nextPush[edge]) / perPush);
            for (var push = 0; push < pushes; push++)
            {
                var other = (int)_random.Next(_graph.Points);
                if (other != _graph.Heads[edge])
                    Push(head, Place(other), rate);
            }

            _nextPush[edge] += pushes * perPush;
        }
    }

    private Span<float> Place(int point) => _places.AsSpan(point * _options.Dimensions, _options.Dimensions);

    private void Pull(Span<float> head, Span<float> tail, float rate)
    {
        var squared = SquaredDistance(head, tail);
        if (squared == 0)
            return;
        var power = MathF.Pow(squared, _b);
        var factor = -2 * _a * _b * power / (squared * ((_a * power) + 1));
        for (var i = 0; i < head.Length; i++)
        {
            var move = rate * Math.Clamp(factor * (head[i] - tail[i]), -Clip, Clip);
            head[i] += move;
            tail[i] -= move;
        }
    }

    private void Push(Span<float> head, Span<float> other, float rate)
    {
        var squared = SquaredDistance(head, other);
        if (squared == 0)
            return;
        var factor = 2 * _b / ((NearZero + squared) * ((_a * MathF.Pow(squared, _b)) + 1));
        for (var i = 0; i < head.Length; i++)
            head[i] += rate * Math.Clamp(factor * (head[i] - other[i]), -Clip, Clip);
    }

    private static float SquaredDistance(Span<float> a, Span<float> b)
    {
        var sum = 0f;
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
