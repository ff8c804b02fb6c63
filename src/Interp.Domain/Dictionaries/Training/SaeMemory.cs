using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>What a training holds at its peak, from its sizes alone: the largest of training, evaluating and building dashboards.</summary>
internal static class SaeMemory
{
    private const long Number = sizeof(float);
    private const int EvaluationContexts = 8;
    private const long LogitsAtOnce = 1 << 22;
    private const long LogitTensors = 5;
    private const int PassTokens = 1024;

    /// <summary>Samples and examples of one feature's card, with the pairs of token and feature that occur.</summary>
    private const long CardBytes = 20_000;
    private const long CardTokenBytes = 16;

    public static long Of(TrainSaeParameters p, ModelSummary model)
    {
        var (width, written) = (Width(p, model), Written(p, model));
        return ModelMemory.Of(model) + Math.Max(Math.Max(Training(p, width, written) + Batch(p, width, written), Evaluation(p, model)), Dashboards(p, width, written));
    }

    /// <summary>
    /// The weights with Adam's two moments and the copy of the encoder that libtorch multiplies by; while many features are active, recipes
    /// that penalise also hold a copy of the decoder and both gradients.
    /// </summary>
    public static long Training(TrainSaeParameters p, int width, int written)
    {
        var (encoders, decoders) = SaeRecipes.Find(p.Recipe)?.Sparsity == SaeSparsity.Penalty ? (5L, 5L) : (4L, 3L);
        var skip = p.Skip ? 4L * width * written : 0;
        return Number * ((encoders * width * p.DSae) + (decoders * written * p.DSae) + (12L * p.DSae) + skip);
    }

    /// <summary>One batch, raw, scaled, centred and as residuals, and the active features of its rows.</summary>
    public static long Batch(TrainSaeParameters p, int width, int written) => Number * p.BatchSize * ((3L * (width + written)) + (p.Target is null ? 0 : width + written) + (4 * (p.K ?? 100)));

    /// <summary>
    /// A batch of held-out text: the dictionary; what it reads and writes with copies; the residual streams of the plain run and of three for each place that is replaced,
    /// and of all places together; a handful of tensors of some logits; and a part of one pass.
    /// </summary>
    public static long Evaluation(TrainSaeParameters p, ModelSummary model)
    {
        long width = Width(p, model), written = Written(p, model), tokens = (long)EvaluationContexts * model.Context;
        long compared = p.HookPoints is { Length: var places } ? places + 1 : 1;
        var logits = LogitTensors * Math.Min(tokens * model.Vocabulary, Math.Max(LogitsAtOnce, model.Vocabulary));
        var streams = tokens * model.DModel * (1 + (3 * compared));
        var pass = Math.Max(PassTokens, model.Context) * (long)(new PassMemory(model, EvaluationContexts, model.Context).Token + (3 * written));
        return Number * (((width + written) * p.DSae) + (tokens * 3 * (width + written)) + streams + Math.Max(logits, pass));
    }

    public static long Disk(TrainSaeParameters p, ModelSummary model) => 2 * p.TrainTokens * p.Harvested.Sum(h => (long)Width(h, model));

    /// <summary>Entries of what the features read, all hook points of a crosscoder together.</summary>
    public static int Width(TrainSaeParameters p, ModelSummary model) => p.HookPoints?.Sum(h => Width(h, model)) ?? Width(p.HookPoint, model);

    /// <summary>Entries of what the features write.</summary>
    public static int Written(TrainSaeParameters p, ModelSummary model) => p.HookPoints is null ? Width(p.WrittenHookPoint, model) : Width(p, model);

    private static int Width(string hookPoint, ModelSummary model) =>
        model.HookPoints.FirstOrDefault(h => string.Equals(h.Name, hookPoint, StringComparison.Ordinal))?.Width ?? model.DModel;

    private static long Dashboards(TrainSaeParameters p, int width, int written) =>
        (Number * 2 * (width + written) * p.DSae) + (CardBytes * p.DSae) + (CardTokenBytes * p.DashboardTokens);
}
