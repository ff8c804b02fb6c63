using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>What the tests of a circuit say; F is the mean logit difference.</summary>
/// <param name="Prompts">Pairs.</param>
/// <param name="ReferencePrompts">Prompts that means rest on, or values are drawn from.</param>
/// <param name="SmallestGroup">Of these, those behind the value that rests on the fewest.</param>
/// <param name="WholeModel">F(M).</param>
/// <param name="CircuitAlone">F(C).</param>
/// <param name="NoHead">F with every head replaced.</param>
/// <param name="Gap">|F(M) − F(C)|.</param>
/// <param name="Ratio">F(C) / F(M); null where F(M) is 0.</param>
/// <param name="WorstGap">The largest |F(C \ K) − F(M \ K)| met.</param>
/// <param name="WorstK">Its K.</param>
/// <param name="NumbersReplaced">Numbers that differ once all but the circuit is replaced.</param>
/// <param name="LargestChange">The largest of these differences.</param>
/// <param name="SetsRun">Different sets of heads replaced.</param>
public sealed record CircuitFindings(
    int Prompts, int ReferencePrompts, int SmallestGroup, double WholeModel, double CircuitAlone, double NoHead, double Gap, double? Ratio,
    double WorstGap, IReadOnlyList<string> WorstK, long NumbersReplaced, double LargestChange, int SetsRun)
{
    /// <summary>From the summary of an experiment.</summary>
    public static CircuitFindings Read(string json) => JsonSerializer.Deserialize<CircuitFindings>(json, JobJson.Options)!;
}
