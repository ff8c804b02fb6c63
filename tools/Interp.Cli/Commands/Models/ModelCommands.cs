using System.CommandLine;
using System.Globalization;
using Interp.Analysis.Language;

namespace Interp.Cli.Commands;

/// <summary><c>models add</c>.</summary>
internal static class ModelCommands
{
    public static Command Create() => new("models", "Models that others made.") { Add() };

    private static Command Add()
    {
        var name = new Argument<string>("name") { Description = "What the model is called here, e.g. gpt2." };
        var from = new Option<string>("--from") { Description = "A folder of Hugging Face's layout, or the name of a model on the hub, e.g. gpt2.", Required = true };
        var output = new Option<string>("--models")
        {
            Description = "Folder of models; default INTERP_DATA/models.",
            DefaultValueFactory = _ => Path.Combine(Environment.GetEnvironmentVariable("INTERP_DATA") is { Length: > 0 } data ? data : "data", "models"),
        };
        var command = new Command("add", "Take in a model, once it is known to load and run.") { name, from, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                var model = await AddAsync(parsed.GetValue(name)!, parsed.GetValue(from)!, parsed.GetValue(output)!, cancellationToken);
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"{parsed.GetValue(name)}: {model.Config.n_layers} layers, {model.Config.n_heads} heads, d_model {model.Config.d_model}, {model.Parameters:N0} parameters, {model.Tokens:N0} tokens, in {model.Folder}"));
                await Console.Error.WriteLineAsync("The site shows it after its next start: ./interp down, then ./interp up.");
                return 0;
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(error.Message);
                return 1;
            }
        });
        return command;
    }

    private static async Task<ImportedModel> AddAsync(string name, string from, string models, CancellationToken cancellationToken)
    {
        var progress = new Lines();
        if (Directory.Exists(from)) return await ModelImport.AddAsync(new FolderSource(from), models, name, progress, cancellationToken);
        using var hub = new HubSource(from, Environment.GetEnvironmentVariable("HF_ENDPOINT"));
        return await ModelImport.AddAsync(hub, models, name, progress, cancellationToken);
    }

    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
