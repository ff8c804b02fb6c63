using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>One dictionary's line in a table of ground truth.</summary>
internal sealed record GroundTruthRow(
    double F1, double MCC, double Uniqueness, double ExplainedVariance, double MMCS, double MMCSReverse, double Precision, double Recall, double L0, double TrueL0, int DeadLatents)
{
    public static GroundTruthRow Of(GroundTruthMetrics metrics) => new(
        Rounded(metrics.Detection.F1),
        Rounded(metrics.Directions.MCC),
        Rounded(metrics.Directions.Uniqueness),
        Rounded(metrics.Reconstruction.ExplainedVariance),
        Rounded(metrics.Directions.MeanMaxCosineOfTruths),
        Rounded(metrics.Directions.MeanMaxCosineOfLatents),
        Rounded(metrics.Detection.Precision),
        Rounded(metrics.Detection.Recall),
        Rounded(metrics.Detection.L0),
        Rounded(metrics.Detection.TrueL0),
        metrics.Detection.DeadLatents);

    private static double Rounded(double value) => Math.Round(value, 5);
}
