using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>The two passes that every experiment on pairs of prompts begins with, and the metric on each.</summary>
public sealed class BaseRuns : IDisposable
{
    private BaseRuns(BaseRun clean, BaseRun corrupted, Metric metric, MetricBaselines baselines) =>
        (Clean, Corrupted, Metric, Baselines) = (clean, corrupted, metric, baselines);

    public BaseRun Clean { get; }

    public BaseRun Corrupted { get; }

    public Metric Metric { get; }

    public MetricBaselines Baselines { get; }

    /// <summary>Bytes held.</summary>
    public long Bytes => Clean.Bytes + Corrupted.Bytes;

    /// <param name="decoder">Runs; stays the caller's.</param>
    /// <param name="prompts">Pairs.</param>
    /// <param name="kind">What is measured.</param>
    /// <param name="keepClean">What to keep of the clean run, as in <see cref="BaseRun.Of"/>.</param>
    /// <param name="keepCorrupted">What to keep of the corrupted run.</param>
    /// <param name="flops">Counts the products.</param>
    /// <exception cref="ArgumentException">A token is not the model's, or the metric is constant.</exception>
    public static BaseRuns Of(
        Decoder decoder, PromptBatch prompts, MetricKind kind,
        IReadOnlyDictionary<string, PositionSet?> keepClean, IReadOnlyDictionary<string, PositionSet?> keepCorrupted, FlopCounter? flops = null)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        List<IDisposable> made = [];
        try
        {
            var clean = Made(BaseRun.Of(decoder, prompts, prompts.Clean(), keepClean, flops));
            var corrupted = Made(BaseRun.Of(decoder, prompts, prompts.Corrupted(), keepCorrupted, flops));
            var metric = Made(new Metric(decoder, prompts, kind, kind == MetricKind.KlDivergence ? decoder.Unembed(clean.End) : null));
            return new BaseRuns(clean, corrupted, metric, new MetricBaselines(kind, Numbers(metric.OfHidden(clean.End)), Numbers(metric.OfHidden(corrupted.End))));
        }
        catch
        {
            made.ForEach(m => m.Dispose());
            throw;
        }

        T Made<T>(T value) where T : IDisposable
        {
            made.Add(value);
            return value;
        }
    }

    public void Dispose()
    {
        Clean.Dispose();
        Corrupted.Dispose();
        Metric.Dispose();
    }

    private static double[] Numbers(Tensor perPrompt) => perPrompt.to(ScalarType.Float64).data<double>().ToArray();
}
