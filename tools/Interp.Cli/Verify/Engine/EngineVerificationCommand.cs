using System.CommandLine;
using TorchSharp;

namespace Interp.Cli.Verify;

/// <summary><c>verify engine</c>: the tensor package computes what the science takes it to compute.</summary>
internal static class EngineVerificationCommand
{
    private const string Name = "engine";
    private const long Seed = 1;

    public static Command Create()
    {
        var environment = VerifyEnvironment.Current();
        var quick = new Option<bool>("--quick") { Description = "The same: all of it takes less than a minute." };
        var record = new Option<bool>("--record") { Description = "Write the result under docs/results." };
        var fingerprint = new Option<bool>("--fingerprint") { Description = "Only print the fingerprint of some computations, for another process to compare.", Hidden = true };
        var command = new Command(Name, "Values, gradients, threads, determinism and speed of the tensor package.") { quick, record, fingerprint };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // One number for the whole process, before anything is computed.
            torch.set_num_threads(EngineSettings.Threads);
            if (parsed.GetValue(fingerprint))
            {
                await Console.Out.WriteLineAsync(Fingerprint.Of(Seed));
                return VerifyRunner.Held;
            }

            var runner = new VerifyRunner(Console.Out, Console.Error, TimeProvider.System, environment.Code, environment.Results);
            return await runner.RunAsync(Name, parsed.GetValue(quick), parsed.GetValue(record), () => OutcomeAsync(cancellationToken));
        });
        return command;
    }

    private static async Task<VerifyOutcome> OutcomeAsync(CancellationToken cancellationToken)
    {
        var findings = new EngineFindings(new ProgressLines(Console.Error, TimeProvider.System));
        ValueSection.Run(findings, cancellationToken);
        GradientSection.Run(findings, cancellationToken);
        ThreadSection.Run(findings);
        SpeedSection.Run(findings, TimeProvider.System);
        await DeterminismSection.RunAsync(findings, Seed, cancellationToken);
        return new VerifyOutcome(Seed, findings.Checks, [], EngineSettings.Current());
    }
}
