using System.Numerics;
using System.Numerics.Tensors;
using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>
/// The SynthSAEBench-like data at a size that two cores carry: every recipe beside a dense PyTorch run on the same rows. The
/// published scores are of 16,384 features, 4,096 latents and 200 million rows.
/// </summary>
internal sealed class SynthSection(SaePlan plan, SaeWorkshop workshop) : ISaeSection
{
    // Two seeds of one PyTorch recipe differ by about a hundredth in either score.
    private const double Margin = 0.02;
    private const double L0Gate = 0.05;
    private const int MedianRows = 8192;

    public string Name => "synth";

    public void Run(SaeFindings findings, CancellationToken cancellationToken)
    {
        var source = new SynthSaeBench(plan.Synth with { Threads = workshop.Threads });
        int l0 = TrueL0(source);
        DensePeer? peer = DensePeer.TryFind();
        var rows = new List<SynthRow>();
        foreach (SynthRecipe recipe in SynthRecipes.All)
        {
            if (!plan.SynthRecipes.Contains(recipe.Slug, StringComparer.Ordinal))
            {
                findings.Skipped.Add(new VerifySkip($"synth-{recipe.Slug}", "--quick has too few steps for the coefficient to find its place"));
                continue;
            }

            SynthRun[] runs = [.. plan.SynthSeeds.Select(seed => Measure(recipe, source, l0, seed, peer, cancellationToken))];
            var row = new SynthRow(recipe.Slug, runs, recipe.PublishedF1, recipe.PublishedMCC);
            rows.Add(row);
            AddChecks(findings, row, l0);
        }
        findings.Keep(Name, new
        {
            Data = plan.Synth,
            Latents = plan.SynthWidth,
            plan.SynthRows,
            L0 = l0,
            PyTorch = peer?.Version,
            Published = "16,384 features, 768 dimensions, 4,096 latents, 200,000,000 rows, L0 25",
            Recipes = rows,
        });
    }

    /// <summary>As many as are there of the features that the dictionary has room for: at the published sizes about 25.</summary>
    private int TrueL0(SynthSaeBench source)
    {
        SparseCodes sample = source.ReadFirings(source.Rows - 20_000, 20_000);
        return Math.Max(1, (int)Math.Round(sample.Features.Count(feature => feature < plan.SynthWidth) / (double)sample.RowCount));
    }

    private SynthRun Measure(SynthRecipe recipe, SynthSaeBench source, int l0, long seed, DensePeer? peer, CancellationToken cancellationToken)
    {
        SaeOptions options = recipe.Options(l0) with
        {
            d_sae = plan.SynthWidth,
            Tokens = plan.SynthRows,
            BatchSize = plan.SynthBatch,
            LearningRate = 1e-3,
            Seed = seed,
        };
        using SparseAutoencoder ours = workshop.Train($"synth {recipe.Slug} seed {seed}", options, source, cancellationToken);
        GroundTruthRow ourRow = GroundTruthRow.Of(GroundTruthEvaluation.Run(ours, source, plan.EvaluationRows, cancellationToken));
        workshop.Lines.Say($"synth {recipe.Slug} seed {seed}: {ourRow}");
        if (peer is null)
            return new SynthRun(seed, ourRow, null, 0);
        float scale = (float)Math.Sqrt(source.d_in / source.Statistics.MeanSquaredNorm);
        DensePeerRun run = recipe.Peer(options, Peer(recipe.Slug, options, source, scale, l0));
        IProgress<string> progress = workshop.Lines.Every<string>(line => $"PyTorch {recipe.Slug}: {line} (step, loss, L0, dead) of {options.Steps} steps");
        (SparseAutoencoder theirs, double seconds) = peer.Train(run, source, scale, workshop.FolderOf("peer"), progress, cancellationToken);
        using (theirs)
        {
            GroundTruthRow theirRow = GroundTruthRow.Of(GroundTruthEvaluation.Run(theirs, source, plan.EvaluationRows, cancellationToken));
            workshop.Lines.Say($"PyTorch {recipe.Slug} seed {seed}: {theirRow}");
            return new SynthRun(seed, ourRow, theirRow, Math.Round(seconds, 1));
        }
    }

    private static DensePeerRun Peer(string slug, SaeOptions options, SynthSaeBench source, float scale, int l0) => new()
    {
        Recipe = slug,
        DIn = source.d_in,
        DSae = options.d_sae,
        Batch = options.BatchSize,
        Steps = options.Steps,
        Threads = Math.Max(1, Environment.ProcessorCount),
        Seed = options.Seed,
        L0 = l0,
        Variance = source.Statistics.Variance * scale * scale,
        BDec = Median(source, scale),
        LearningRate = options.BaseLearningRate,
        WarmUp = options.WarmUpFraction,
        Decay = options.DecayFraction,
        DeadAfter = options.DeadWindow,
        KAux = 1 << BitOperations.Log2((uint)Math.Max(1, source.d_in / 2)),
    };

    private static float[] Median(SynthSaeBench source, float scale)
    {
        float[] rows = new float[MedianRows * source.d_in];
        CircularRows.Read(source, 0, rows);
        TensorPrimitives.Multiply(rows, scale, rows);
        return GeometricMedian.Of(rows, source.d_in);
    }

    private void AddChecks(SaeFindings findings, SynthRow row, int l0)
    {
        if (row.Recipe is "l1" or "jumprelu")
        {
            double worst = row.Runs.Max(run => Math.Abs(run.Ours.L0 / l0 - 1));
            findings.Checks.Add(VerifyCheck.AtMost($"synth-{row.Recipe}-l0", $"relative distance of L0 on held-out rows from the {l0} asked for, the worst seed", null, Math.Round(worst, 5), L0Gate));
        }

        if (row.PyTorch(peer => peer.F1) is not { } f1 || row.PyTorch(peer => peer.MCC) is not { } mcc)
        {
            findings.Skipped.Add(new VerifySkip($"synth-{row.Recipe}", "no Python that imports torch and numpy: install python3-torch and python3-numpy, or name one with INTERP_PYTHON"));
            return;
        }

        string size = FormattableString.Invariant($"{row.Recipe}, {plan.Synth.Features} features, {plan.SynthWidth} latents, {plan.SynthRows:N0} rows, L0 {l0}, mean of {row.Runs.Count} seeds; dense PyTorch on the same rows");
        findings.Checks.Add(VerifyCheck.AtLeast($"synth-{row.Recipe}-f1", FormattableString.Invariant($"F1: {size} {f1:F3}, less {Margin}"), row.PublishedF1, row.Ours(ours => ours.F1), f1 - Margin));
        findings.Checks.Add(VerifyCheck.AtLeast($"synth-{row.Recipe}-mcc", FormattableString.Invariant($"MCC: {size} {mcc:F3}, less {Margin}"), row.PublishedMCC, row.Ours(ours => ours.MCC), mcc - Margin));
    }
}
