using System.CommandLine;
using Interp.Torch;

namespace Interp.Cli.Verify;

/// <summary><c>verify sae</c>.</summary>
internal static class SaeVerificationCommand
{
    private const string Name = "sae";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var environment = VerifyEnvironment.Current();
        var quick = new Option<bool>("--quick") { Description = "Small data and no sweep of widths: at most ninety seconds on two cores." };
        var record = new Option<bool>("--record") { Description = "Write the result under docs/results." };
        var model = new Option<string>("--model") { Description = "Model folder of the width sweep.", DefaultValueFactory = _ => Path.Combine(environment.Models, "mini-pile-1l") };
        var corpus = new Option<string>("--corpus") { Description = "Its corpus folder.", DefaultValueFactory = _ => Path.Combine(environment.Data, "corpora", "mini-pile") };
        var only = new Option<string[]>("--only") { Description = "Only these parts; the others are reported as skipped.", AllowMultipleArgumentsPerToken = true };
        var command = new Command(Name, "Training of dictionaries: ground truth, exactness, and what width does.") { quick, record, model, corpus, only };
        command.SetAction((parsed, cancellationToken) =>
        {
            SaePlan plan = parsed.GetValue(quick) ? SaePlan.Quick : SaePlan.Full;
            var runner = new VerifyRunner(Console.Out, Console.Error, TimeProvider.System, environment.Code, environment.Results);
            return runner.RunAsync(Name, parsed.GetValue(quick), parsed.GetValue(record), () =>
            {
                TorchThreads.Use(plan.Threads);
                var lines = new ProgressLines(Console.Error, TimeProvider.System);
                var workshop = new SaeWorkshop(Path.Combine(environment.Data, "verify", Name, environment.Code), lines, TimeProvider.System, plan.Threads);
                ISaeSection[] sections =
                [
                    new SpotSection(workshop),
                    new SharkeySection(plan, workshop),
                    new SynthSection(plan, workshop),
                    new WidthSection(plan, workshop, parsed.GetValue(model)!, parsed.GetValue(corpus)!, Path.Combine(environment.Data, "packages"), Assets()),
                ];
                return Task.FromResult(Outcome(plan, sections, parsed.GetValue(only) ?? [], cancellationToken));
            });
        });
        return command;
    }

    private static string Assets() => Environment.GetEnvironmentVariable("INTERP_ASSETS") is { Length: > 0 } folder ? folder : Path.Combine("..", "shared");

    private static VerifyOutcome Outcome(SaePlan plan, IReadOnlyList<ISaeSection> sections, string[] only, CancellationToken cancellationToken)
    {
        var findings = new SaeFindings();
        foreach (ISaeSection section in sections)
        {
            if (only.Length == 0 || only.Contains(section.Name, StringComparer.Ordinal))
                section.Run(findings, cancellationToken);
            else
                findings.Skipped.Add(new VerifySkip(section.Name, "not asked for (--only)"));
        }
        return new VerifyOutcome(plan.Seed, findings.Checks, findings.Skipped, findings.Details);
    }
}
