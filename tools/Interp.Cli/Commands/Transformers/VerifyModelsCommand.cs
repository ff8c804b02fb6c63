using System.CommandLine;
using Interp.Cli.Verify;
using Interp.Torch;

namespace Interp.Cli.Commands;

/// <summary><c>verify models</c>: models that others made behave as they are known to.</summary>
internal static class VerifyModelsCommand
{
    public static Command Create()
    {
        var quick = new Option<bool>("--quick") { Description = "The same: all of it takes about a minute." };
        var record = new Option<bool>("--record") { Description = "Write the result under docs/results." };
        var assets = new Option<string>("--assets")
        {
            Description = "Folder with models/ and data/; default INTERP_ASSETS, else ../shared.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("INTERP_ASSETS") is { Length: > 0 } folder ? folder : Path.Combine("..", "shared"),
        };
        var command = new Command("models", "Check loaders and forward passes against models with known behaviour.") { quick, record, assets };
        command.SetAction((parsed, cancellation) =>
        {
            TorchThreads.Use(Math.Min(2, Environment.ProcessorCount));
            var environment = VerifyEnvironment.Current();
            var runner = new VerifyRunner(Console.Out, Console.Error, TimeProvider.System, environment.Code, environment.Results);
            var checks = new ModelChecks(parsed.GetValue(assets)!, Console.Error, cancellation);
            return runner.RunAsync("models", parsed.GetValue(quick), parsed.GetValue(record), () => Task.Run(checks.Run, cancellation));
        });
        return command;
    }
}
