using System.Globalization;
using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Commands;

/// <summary>What <c>sae bench</c> measured.</summary>
internal sealed record SaeBenchReport(string Dictionary, string HookPoint, SaeMetrics Core, SparseProbingResult SparseProbing, FirstLetterResult FirstLetter)
{
    /// <summary>Tables for people.</summary>
    public void Write(TextWriter output)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        output.WriteLine(string.Create(invariant, $"{Dictionary} at {HookPoint}"));
        output.WriteLine(string.Create(invariant, $"core       L0 {Core.Firing.L0:F2}  EV {Core.Reconstruction.ExplainedVariance:F4}  cosine {Core.Reconstruction.CosineSimilarity:F4}  CE score {Core.HeldOut.LossRecovered:F4}  KL score {Core.HeldOut.KLScore:F4}  dead {Core.Firing.DeadLatents}"));
        output.WriteLine("probing    class        top 1   top 2   top 5   activations   best latents");
        foreach (ClassProbe probe in SparseProbing.Classes)
            output.WriteLine(string.Create(invariant, $"           {probe.Class,-10} {Accuracies(probe.Latents)}   {probe.Activations,7:F3}       {string.Join(' ', probe.BestLatents)}"));
        if (SparseProbing.Classes.Count > 0)
            output.WriteLine(string.Create(invariant, $"           {"mean",-10} {Accuracies(SparseProbing.Classes[0].Latents.Keys.ToDictionary(k => k, SparseProbing.Mean))}   {SparseProbing.MeanOfActivations,7:F3}"));
        foreach (string name in SparseProbing.LeftOut)
            output.WriteLine($"           {name}: too few texts");
        output.WriteLine($"absorption {FirstLetter.Summary}");
    }

    private static string Accuracies(IReadOnlyDictionary<int, double> latents) =>
        string.Join(' ', latents.OrderBy(pair => pair.Key).Select(pair => pair.Value.ToString("F3", CultureInfo.InvariantCulture).PadLeft(7)));
}
