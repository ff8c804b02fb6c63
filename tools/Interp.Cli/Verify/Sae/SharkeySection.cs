using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>The Sharkey toy at the true dictionary size: both ways of the mean max cosine.</summary>
internal sealed class SharkeySection(SaePlan plan, SaeWorkshop workshop) : ISaeSection
{
    private const double Gate = 0.98;

    public string Name => "sharkey";

    public void Run(SaeFindings findings, CancellationToken cancellationToken)
    {
        GroundTruthRow row = Measure(plan.Sharkey, Name, cancellationToken);
        string size = $"{plan.Sharkey.Features} features in {plan.Sharkey.d_in} dimensions, {plan.SharkeyRecipe.d_sae} latents";
        findings.Checks.Add(VerifyCheck.AtLeast("sharkey-mmcs", $"mean over true features of the best cosine, {size}", null, row.MMCS, Gate));
        findings.Checks.Add(VerifyCheck.AtLeast("sharkey-mmcs-reverse", $"mean over latents of the best cosine, {size}", null, row.MMCSReverse, Gate));
        GroundTruthRow? correlated = plan.SharkeyCorrelated ? Measure(plan.Sharkey with { Correlated = true }, "sharkey correlated", cancellationToken) : null;
        findings.Keep(Name, new { Data = plan.Sharkey, Recipe = plan.SharkeyRecipe, Uncorrelated = row, Correlated = correlated });
    }

    private GroundTruthRow Measure(SharkeyOptions options, string name, CancellationToken cancellationToken)
    {
        var source = new SharkeyToy(options with { Threads = workshop.Threads, Seed = plan.Seed });
        // With five features in a row a quarter of the rows shows as many.
        using SparseAutoencoder sae = workshop.Train(name, options.Correlated ? plan.SharkeyRecipe with { Tokens = plan.SharkeyRows / 4 } : plan.SharkeyRecipe, source, cancellationToken);
        GroundTruthRow row = GroundTruthRow.Of(GroundTruthEvaluation.Run(sae, source, plan.EvaluationRows, cancellationToken));
        workshop.Lines.Say($"{name}: {row}");
        return row;
    }
}
