using System.CommandLine;
using Interp.Torch;

namespace Interp.Cli.Verify;

/// <summary><c>verify patching</c>: fast patching is exact.</summary>
internal static class PatchingVerificationCommand
{
    private const string Name = "patching";

    public static Command Create()
    {
        var environment = VerifyEnvironment.Current();
        var quick = new Option<bool>("--quick") { Description = "Random models of four layers instead of twelve." };
        var record = new Option<bool>("--record") { Description = "Write the result under docs/results." };
        var assets = new Option<string>("--assets")
        {
            Description = "Folder with models/; default INTERP_ASSETS, else ../shared.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("INTERP_ASSETS") is { Length: > 0 } folder ? folder : Path.Combine("..", "shared"),
        };
        var command = new Command(Name, "Path patching and activation patching against whole passes with hooks, and what must hold for any weights.") { quick, record, assets };
        command.SetAction((parsed, cancellationToken) =>
        {
            PatchingPlan plan = parsed.GetValue(quick) ? PatchingPlan.Quick : PatchingPlan.Full;
            var runner = new VerifyRunner(Console.Out, Console.Error, TimeProvider.System, environment.Code, environment.Results);
            return runner.RunAsync(Name, parsed.GetValue(quick), parsed.GetValue(record), () =>
            {
                // Threads are the calling thread's: nothing may move to another one.
                TorchThreads.Use(Math.Min(2, Environment.ProcessorCount));
                return Task.FromResult(Outcome(plan, new PatchingModels(plan, parsed.GetValue(assets)!, environment.Models), cancellationToken));
            });
        });
        return command;
    }

    private static VerifyOutcome Outcome(PatchingPlan plan, PatchingModels models, CancellationToken cancellationToken)
    {
        var findings = new PatchingFindings(new ProgressLines(Console.Error, TimeProvider.System));
        foreach (var model in models.Random())
        {
            using var disposed = model;
            PathSection.Run(model, findings, cancellationToken);
            PathSection.RunOptions(model, findings, cancellationToken);
            IdentitySection.Run(model, findings, cancellationToken);
        }

        // A pass for each cell of ten sites: four layers are enough for them.
        foreach (var model in models.RandomFourLayers())
        {
            using var disposed = model;
            ActivationSection.Run(model, findings, cancellationToken);
        }

        foreach (var model in models.Trained(findings.Skipped))
        {
            using var disposed = model;
            PathSection.Run(model, findings, cancellationToken);
        }

        return new VerifyOutcome(plan.Seed, findings.Checks, findings.Skipped, Details: null);
    }
}
