using System.Globalization;
using Interp.Domain.Dictionaries;
using Interp.Web.Components;

namespace Interp.Web.Dictionaries;

/// <summary>The points of a sweep as a file.</summary>
public static class SweepTable
{
    private static readonly (string Name, Func<SweepPointDetail, IFormattable?> Number)[] Measures =
    [
        ("l0", p => p.Metrics?.L0), ("explained_variance", p => p.Metrics?.ExplainedVariance), ("fvu", p => p.Metrics?.Fvu),
        ("explained_variance_legacy", p => p.Metrics?.ExplainedVarianceLegacy), ("explained_variance_uncentred", p => p.Metrics?.ExplainedVarianceUncentred),
        ("mse", p => p.Metrics?.Mse), ("cosine", p => p.Metrics?.CosineSimilarity), ("l2_ratio", p => p.Metrics?.L2Ratio), ("reconstruction_bias", p => p.Metrics?.ReconstructionBias),
        ("ce_clean", p => p.Metrics?.CeClean), ("ce_sae", p => p.Metrics?.CeSae), ("ce_zero", p => p.Metrics?.CeZero), ("ce_mean", p => p.Metrics?.CeMean),
        ("ce_score_zero", p => p.Metrics?.LossRecovered), ("ce_score_mean", p => p.Metrics?.LossRecoveredFromMean), ("kl_score", p => p.Metrics?.KlScore),
        ("dead", p => p.Metrics?.Dead), ("ultra_low", p => p.Metrics?.UltraLow), ("evaluated_tokens", p => p.Metrics?.EvaluatedTokens),
        ("encoder_decoder_cosine", p => p.Metrics?.EncoderDecoderCosine), ("max_decoder_cosine", p => p.Metrics?.MaxDecoderCosine),
    ];

    /// <summary>One row a point, every measure under its own name; empty where there is none.</summary>
    /// <param name="sweep">The sweep.</param>
    public static string Csv(SweepDetail sweep) => Downloads.CsvText(
        ["point", "recipe", "d_sae", "k", "l1_coefficient", "target_l0", "seed", "state", .. Measures.Select(m => m.Name), "dictionary", "error"], sweep.Points.Select(Row));

    private static IEnumerable<string> Row(SweepPointDetail p) =>
    [
        Text(p.Number), p.Training.Recipe, Text(p.Training.DSae), Text(p.Training.K), Text(p.Training.L1Coefficient), Text(p.Training.TargetL0), Text(p.Training.Seed),
        p.State.ToString().ToLowerInvariant(), .. Measures.Select(m => Text(m.Number(p))), p.Dictionary ?? string.Empty, p.Error ?? string.Empty,
    ];

    private static string Text(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? string.Empty;
}
