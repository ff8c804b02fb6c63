using TorchSharp;

namespace Interp.Cli.Verify;

/// <summary>Operators of the science against values by hand.</summary>
internal static class ValueSection
{
    private const double Most = 1e-9;

    public static void Run(EngineFindings findings, CancellationToken cancellationToken)
    {
        foreach (var one in ValueCases.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            double[] computed = one.Compute().to(torch.float64).contiguous().data<double>().ToArray();
            var difference = computed.Length == one.Expected.Length ? computed.Zip(one.Expected, Difference).Max() : double.NaN;
            findings.Add(VerifyCheck.AtMost($"value-{one.Id}", "largest difference from the values by hand", null, difference, Most));
        }
    }

    // Infinities are what they should be or are not.
    private static double Difference(double computed, double expected) => computed.Equals(expected) ? 0 : Math.Abs(computed - expected);
}
