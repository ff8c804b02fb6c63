using System.CommandLine;
using Interp.Analysis.Language;
using Interp.Cli.Commands;

namespace Interp.Cli.Verify;

/// <summary><c>verify monosemanticity</c>.</summary>
internal static class MonosemanticityCommand
{
    private const string Name = "monosemanticity";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var environment = VerifyEnvironment.Current();
        var quick = new Option<bool>("--quick") { Description = "Fewer dictionaries on less text, at most ten minutes on two cores." };
        var record = new Option<bool>("--record") { Description = "Write the result under docs/results." };
        var model = new Option<string>("--model") { Description = "Model folder.", DefaultValueFactory = _ => Path.Combine(environment.Models, "mini-pile-1l") };
        var corpus = new Option<string>("--corpus") { Description = "Corpus folder.", DefaultValueFactory = _ => Path.Combine(environment.Data, "corpora", "mini-pile") };
        var widths = new Option<int[]?>("--widths") { Description = "Dictionary widths instead of the plan's.", AllowMultipleArgumentsPerToken = true };
        var k = new Option<int?>("--k") { Description = "Active features per token instead of the plan's." };
        var tokens = new Option<long?>("--train-tokens") { Description = "Activations each dictionary is trained on instead of the plan's." };
        var selectionOnly = new Option<bool>("--selection-only")
        {
            Description = "Print a table of the selection half and no verdict: for choosing a recipe without a look at the half that decides.",
        };

        var command = new Command(Name, "The case studies of \"Towards Monosemanticity\" on the bundled one-layer model.")
        {
            quick, record, model, corpus, widths, k, tokens, selectionOnly,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var plan = parsed.GetValue(quick) ? MonosemanticityPlan.Quick : MonosemanticityPlan.Full;
            plan = plan with
            {
                Widths = parsed.GetValue(widths) is { Length: > 0 } chosen ? chosen : plan.Widths,
                k = parsed.GetValue(k) ?? plan.k,
                TrainTokens = parsed.GetValue(tokens) ?? plan.TrainTokens,
            };
            var runner = new VerifyRunner(Console.Out, Console.Error, TimeProvider.System, environment.Code, environment.Results);
            return runner.RunAsync(Name, parsed.GetValue(quick), parsed.GetValue(record), async () =>
            {
                var (modelFolder, corpusFolder) = (parsed.GetValue(model)!, parsed.GetValue(corpus)!);
                await MiniPileOnDemand.EnsureAsync(corpusFolder, Path.Combine(environment.Data, "packages"), Console.Error, cancellationToken);
                var lines = new ProgressLines(Console.Error, TimeProvider.System);
                var run = new MonosemanticityRun(plan, Path.Combine(environment.Data, "verify", Name), lines, TimeProvider.System);
                var findings = run.Run(modelFolder, corpusFolder, cancellationToken);
                return parsed.GetValue(selectionOnly) ? Undecided(plan, findings) : Verdict(plan, findings, modelFolder, corpusFolder);
            });
        });
        return command;
    }

    /// <summary>Shows the selection half; there is nothing to decide, so the report does not hold.</summary>
    private static VerifyOutcome Undecided(MonosemanticityPlan plan, MonosemanticityFindings findings)
    {
        SelectionTable.Write(findings, Console.Error);
        return new VerifyOutcome(plan.Seed, [], [new VerifySkip(Name, "only the selection half was looked at (--selection-only)")], null);
    }

    private static VerifyOutcome Verdict(MonosemanticityPlan plan, MonosemanticityFindings findings, string modelFolder, string corpusFolder)
    {
        var verdict = new MonosemanticityVerdict(plan, findings);
        using var corpus = TokenCorpus.Open(corpusFolder);
        var detail = verdict.Detail(Path.GetFileName(Path.TrimEndingDirectorySeparator(modelFolder)), corpus.Manifest.Hash);
        return new VerifyOutcome(plan.Seed, verdict.Checks(), verdict.Skipped(), detail);
    }
}
