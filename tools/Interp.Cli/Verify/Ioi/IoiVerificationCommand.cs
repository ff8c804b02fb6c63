using System.CommandLine;
using Interp.Torch;

namespace Interp.Cli.Verify;

/// <summary><c>verify ioi</c>: indirect object identification on the project's small model, and on GPT-2 small where its weights are.</summary>
internal static class IoiVerificationCommand
{
    private const string Name = "ioi", Mini = "ioi-mini", Gpt2 = "gpt2";

    public static Command Create()
    {
        var environment = VerifyEnvironment.Current();
        var quick = new Option<bool>("--quick") { Description = "Fewer prompts." };
        var record = new Option<bool>("--record") { Description = "Write the result under docs/results." };
        var mini = new Option<string>("--model") { Description = "Folder of the small model.", DefaultValueFactory = _ => Path.Combine(environment.Models, Mini) };
        var gpt2 = new Option<string?>("--gpt2") { Description = "Folder of GPT-2 small; left out: the model gpt2 that was added." };
        var command = new Command(Name, "Indirect object identification: behaviour, circuit, published numbers.") { quick, record, mini, gpt2 };
        command.SetAction((parsed, cancellationToken) =>
        {
            TorchThreads.Use(Math.Min(2, Environment.ProcessorCount));
            var runner = new VerifyRunner(Console.Out, Console.Error, TimeProvider.System, environment.Code, environment.Results);
            var large = parsed.GetValue(gpt2) ?? Added(environment);
            return runner.RunAsync(Name, parsed.GetValue(quick), parsed.GetValue(record), () =>
                Task.Run(() => IoiChecks.Run(parsed.GetValue(quick) ? IoiPlan.Quick : IoiPlan.Full, parsed.GetValue(mini)!, large, Console.Error, cancellationToken), cancellationToken));
        });
        return command;
    }

    private static string? Added(VerifyEnvironment environment) =>
        new[] { Path.Combine(environment.Models, Gpt2), Path.Combine(environment.Data, "models", Gpt2) }.FirstOrDefault(f => File.Exists(Path.Combine(f, "model.safetensors")));
}
