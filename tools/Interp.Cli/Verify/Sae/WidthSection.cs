using Interp.Analysis.Language;
using Interp.Cli.Commands;

namespace Interp.Cli.Verify;

/// <summary>
/// What width does, as "Towards Monosemanticity" and GPT-2's feature-splitting dictionaries (768 to 98,304 latents, explained
/// variance 0.61 to 0.82) publish it: wider explains more, costs the model less, and splits features.
/// </summary>
internal sealed class WidthSection(SaePlan plan, SaeWorkshop workshop, string modelFolder, string corpusFolder, string packages, string assets) : ISaeSection
{
    // A doubling may lose this much to a run too short for it; from end to end the gain must be real.
    private const double Slack = 0.005;
    private const double LeastGain = 0.02;
    private const string RealModel = "tinystories656k";

    public string Name => "width";

    public void Run(SaeFindings findings, CancellationToken cancellationToken)
    {
        if (plan.Widths.Count == 0)
        {
            findings.Skipped.Add(new VerifySkip(Name, "wide dictionaries need minutes of training: not part of --quick"));
            return;
        }

        MiniPileOnDemand.EnsureAsync(corpusFolder, packages, Console.Error, cancellationToken).GetAwaiter().GetResult();
        using (Decoder decoder = ModelFolder.Load(modelFolder))
        using (TokenCorpus corpus = TokenCorpus.Open(corpusFolder))
            Add(findings, "width-mini-pile", Sweep("mini-pile-1l", decoder, corpus, "blocks.0.mlp.hook_post", cancellationToken));
        if (Missing() is { } why)
            findings.Skipped.Add(new VerifySkip($"width-{RealModel}", why));
        else
            RunRealModel(findings, cancellationToken);
    }

    private void RunRealModel(SaeFindings findings, CancellationToken cancellationToken)
    {
        string model = Path.Combine(assets, "models", RealModel), folder = workshop.FolderOf("books");
        if (!File.Exists(Path.Combine(folder, CorpusManifest.FileName)))
        {
            workshop.Lines.Say("Reading the books with the model's own tokenizer");
            var options = new CorpusBuildOptions("books") { Tokenizer = TokenizerFolder.Load(model), Threads = workshop.Threads };
            CorpusBuilder.BuildFromPath(Path.Combine(assets, "data", "text"), options, folder, null, cancellationToken);
        }
        using Decoder decoder = ModelFolder.Load(model);
        using TokenCorpus corpus = TokenCorpus.Open(folder);
        Add(findings, $"width-{RealModel}", Sweep(RealModel, decoder, corpus, "blocks.1.hook_resid_pre", cancellationToken));
    }

    private string? Missing()
    {
        string model = Path.Combine(assets, "models", RealModel);
        return Directory.Exists(model) && Directory.Exists(Path.Combine(assets, "data", "text"))
            ? null
            : $"'{model}' or the texts beside it are not there: name their folder with INTERP_ASSETS";
    }

    private IReadOnlyList<WidthRow> Sweep(string name, Decoder decoder, TokenCorpus corpus, string hookPoint, CancellationToken cancellationToken) =>
        new WidthSweep(plan, workshop).Run(name, decoder, corpus, hookPoint, cancellationToken);

    private static void Add(SaeFindings findings, string id, IReadOnlyList<WidthRow> rows)
    {
        findings.Keep(id, new { WidthSweep.k, Rows = rows });
        string range = FormattableString.Invariant($"{rows[0].Width:N0} to {rows[^1].Width:N0} latents");
        (WidthRow Narrow, WidthRow Wide)[] steps = [.. rows.Zip(rows.Skip(1))];
        findings.Checks.Add(VerifyCheck.AtLeast($"{id}-ev-gain", $"explained variance gained from {range}", null, rows[^1].ExplainedVariance - rows[0].ExplainedVariance, LeastGain));
        findings.Checks.Add(VerifyCheck.AtLeast($"{id}-ev-step", "least gain of explained variance in a doubling", null, steps.Min(step => step.Wide.ExplainedVariance - step.Narrow.ExplainedVariance), -Slack));
        findings.Checks.Add(VerifyCheck.AtLeast($"{id}-ce-gain", $"CE score gained from {range}", null, rows[^1].CEScore - rows[0].CEScore, 0));
        findings.Checks.Add(VerifyCheck.AtLeast($"{id}-ce-step", "least gain of CE score in a doubling", null, steps.Min(step => step.Wide.CEScore - step.Narrow.CEScore), -Slack));
        findings.Checks.Add(VerifyCheck.AtLeast(
            $"{id}-splitting", "least gain in a doubling of latents that share a partner in the narrowest dictionary", null, steps.Skip(1).Select(step => (double)(step.Wide.Shared - step.Narrow.Shared)).DefaultIfEmpty(1).Min(), 1));
    }
}
