using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>How long a training takes, from its sizes alone.</summary>
internal static class TrainSaeEstimates
{
    /// <summary>Arithmetic per second that two AVX-512 cores sustain in the mixed work of a job, language model and dashboards.</summary>
    private const double FlopsPerSecond = 8e10;

    /// <summary>
    /// The encoder's products in training, and dense products of batches that are not sparse yet. Measured on two cores of an AVX-512 machine, batches of 4,096 (<c>bench sae</c>,
    /// docs/results/sae-speed.json): the encoder alone 1.89e11 at 512 × 4,096 and 1.93e11 at 768 × 24,576; whole steps of TopK with k = 32 28,690 rows/s at
    /// 512 × 4,096, 17,490, 10,090 and 5,050 at 512 × 8,192 to 32,768, 4,920 at 768 × 24,576; there BatchTopK 4,840, JumpReLU 4,420 and L1 4,840. With the
    /// next two numbers all of these come out within a quarter.
    /// </summary>
    private const double MatrixFlopsPerSecond = 1.9e11;

    /// <summary>Decoding and gradients of active features alone jump from row to row.</summary>
    private const double SparseFlopsPerSecond = 1.3e10;

    /// <summary>Adam reads and writes weights, gradients and moments once a step.</summary>
    private const double BytesPerSecond = 1e10;
    private const double AdamBytesPerWeight = 28;

    /// <summary>Share of a run in which a penalised recipe still has so many features active that dense products are faster.</summary>
    private const double DenseShare = 0.25;
    private const double GuessedL0 = 50;
    private const double FixedSeconds = 20;

    public static TimeSpan Time(TrainSaeParameters p, ModelSummary model) =>
        Seconds(FixedSeconds + Harvest(p, model) + Training(p, model) + Evaluation(p, model) + Dashboards(p, model));

    /// <summary>The model over the training text.</summary>
    public static double Harvest(TrainSaeParameters p, ModelSummary model) => p.TrainTokens * Blocks(model) / FlopsPerSecond;

    /// <summary>One dense encoding and work on the active features alone, or dense products until the penalty bites; then Adam.</summary>
    public static double Training(TrainSaeParameters p, ModelSummary model)
    {
        var (read, written) = ((double)SaeMemory.Width(p, model), (double)SaeMemory.Written(p, model));
        var (encoder, decoder, skip) = (read * p.DSae, written * p.DSae, p.Skip ? read * written : 0);
        var recipe = SaeRecipes.Find(p.Recipe);
        var active = (recipe?.Decodings ?? 1) * (p.K ?? p.TargetL0 ?? GuessedL0) * ((2 * read) + (6 * written));
        var sparse = (2 * encoder / MatrixFlopsPerSecond) + (active / SparseFlopsPerSecond);
        var dense = ((4 * encoder) + (6 * decoder)) / MatrixFlopsPerSecond;
        var row = (recipe?.Sparsity == SaeSparsity.Penalty ? (DenseShare * dense) + ((1 - DenseShare) * sparse) : sparse) + (4 * skip / MatrixFlopsPerSecond);
        var steps = (double)p.TrainTokens / Math.Max(1, p.BatchSize);
        return (p.TrainTokens * row) + (steps * AdamBytesPerWeight * (encoder + decoder + skip) / BytesPerSecond);
    }

    /// <summary>The whole model four times; for a crosscoder three times more for each of its places.</summary>
    public static double Evaluation(TrainSaeParameters p, ModelSummary model) =>
        p.EvaluationTokens * (((4 + (3 * (p.HookPoints?.Length ?? 0))) * (Blocks(model) + Unembed(model))) + Encode(p, model)) / FlopsPerSecond;

    public static double Dashboards(TrainSaeParameters p, ModelSummary model) =>
        ((p.DashboardTokens * (Blocks(model) + Encode(p, model))) + (p.HookPoints is null ? Ablations(p, model) : 0)) / FlopsPerSecond;

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 1e9));

    /// <summary>
    /// After the last attention a feature changes only the rows it is active on, of which an example shows two or three; before it, the
    /// contexts of the twenty top examples are run again, on average up to their middle.
    /// </summary>
    private static double Ablations(TrainSaeParameters p, ModelSummary model)
    {
        const double examples = 95, rowsShown = 2.5, top = 20, window = 9;
        return p.WrittenHookPoint.StartsWith($"blocks.{model.Layers - 1}.", StringComparison.Ordinal) && !p.WrittenHookPoint.EndsWith(".hook_resid_pre", StringComparison.Ordinal)
            ? (p.DSae * examples * rowsShown * 2 * Unembed(model)) + (p.DashboardTokens * Blocks(model))
            : p.DSae * top * ((model.Context / 2.0 * Blocks(model)) + (window * 2 * Unembed(model)));
    }

    private static double Encode(TrainSaeParameters p, ModelSummary model) => 2.0 * SaeMemory.Width(p, model) * p.DSae;

    private static double Blocks(ModelSummary model) => 2.0 * model.Layers * ((4.0 * model.DModel * model.DModel) + (2.0 * model.DModel * model.DMlp));

    private static double Unembed(ModelSummary model) => 2.0 * model.DModel * model.Vocabulary;
}
