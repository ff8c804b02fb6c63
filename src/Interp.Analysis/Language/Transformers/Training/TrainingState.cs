using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>All that a run needs to go on: weights, both moments, steps done and the curve so far.</summary>
internal sealed class TrainingState : IDisposable
{
    private bool _weightsTaken;

    public TrainingState(DecoderWeights weights)
        : this(weights, Zeros(weights), Zeros(weights), 0, [])
    {
    }

    public TrainingState(DecoderWeights weights, Dictionary<string, Tensor> moment1, Dictionary<string, Tensor> moment2, long step, List<LossCurvePoint> curve)
    {
        (Weights, Moment1, Moment2, Step, Curve) = (weights, moment1, moment2, step, curve);
    }

    public DecoderWeights Weights { get; }

    /// <summary>Means of gradients, by weight.</summary>
    public IReadOnlyDictionary<string, Tensor> Moment1 { get; }

    /// <summary>Means of squared gradients, by weight.</summary>
    public IReadOnlyDictionary<string, Tensor> Moment2 { get; }

    /// <summary>Steps done; with the seed it fixes which contexts come next.</summary>
    public long Step { get; set; }

    public List<LossCurvePoint> Curve { get; }

    /// <summary>Sum of training losses since the last point of the curve.</summary>
    public double LossSum { get; set; }

    /// <summary>Steps since the last point of the curve.</summary>
    public long LossCount { get; set; }

    public double MeanLoss => LossSum / Math.Max(1, LossCount);

    /// <summary>A step is done.</summary>
    public void Count(double loss)
    {
        Step++;
        LossSum += loss;
        LossCount++;
    }

    public void Record(LossCurvePoint point)
    {
        Curve.Add(point);
        (LossSum, LossCount) = (0, 0);
    }

    /// <summary>Hands the weights over: they outlive this state.</summary>
    public DecoderWeights TakeWeights()
    {
        _weightsTaken = true;
        return Weights;
    }

    public void Dispose()
    {
        if (!_weightsTaken) Weights.Dispose();
        foreach (var moment in Moment1.Values.Concat(Moment2.Values)) moment.Dispose();
    }

    private static Dictionary<string, Tensor> Zeros(DecoderWeights weights) => weights.Names.ToDictionary(
        name => name, name => torch.zeros(weights[name].shape, dtype: ScalarType.Float32).DetachFromDisposeScope(), StringComparer.Ordinal);
}
