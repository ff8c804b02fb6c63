using System.Globalization;
using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>The selection half only, for choosing recipes without a look at the half that decides.</summary>
internal static class SelectionTable
{
    /// <summary>Writes quality and, for each study, the r of the feature that each dictionary offers and of the best neuron.</summary>
    public static void Write(MonosemanticityFindings findings, TextWriter output)
    {
        var studies = findings.Text.Columns.Studies;
        output.WriteLine($"{"dictionary",-12} {"L0",6} {"EV",7} {"rec.",7} {"dead",7}  {string.Join("  ", studies.Select(s => $"{s.Class,-8}"))}");
        foreach (var member in findings.Family)
        {
            var quality = string.Create(
                CultureInfo.InvariantCulture,
                $"{member.Name,-12} {member.Metrics.Firing.L0,6:F2} {member.Metrics.Reconstruction.ExplainedVariance,7:F4} {member.LossRecovered,7:F4} {member.DeadShare,7:P2}");
            output.WriteLine($"{quality}  {Row(findings, member.Units)}");
        }

        output.WriteLine($"{"neurons",-43}  {Row(findings, findings.Neurons)}");
        output.WriteLine($"{"random weights",-43}  {Row(findings, findings.RandomDictionary)}");
    }

    private static string Row(MonosemanticityFindings findings, UnitMeasurement units) => string.Join(
        "  ",
        Enumerable.Range(0, findings.Text.Columns.Studies.Count)
            .Select(study => units.SelectionR(study, units.Choose(study)).ToString("F3", CultureInfo.InvariantCulture).PadRight(8)));
}
