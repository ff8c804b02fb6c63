using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Cli.Verify;
using Interp.Torch;

namespace Interp.Cli.Commands;

/// <summary><c>sae bench FOLDER</c>: SAEBench's core, sparse probing and the first-letter task; tables on standard error, JSON on standard output.</summary>
internal static class SaeBenchCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var environment = VerifyEnvironment.Current();
        var folder = new Argument<string>("folder") { Description = "Folder of the dictionary: cfg.json and sae_weights.safetensors." };
        var model = new Option<string>("--model") { Description = "Model folder.", DefaultValueFactory = _ => Path.Combine(environment.Models, "mini-pile-1l") };
        var corpus = new Option<string>("--corpus") { Description = "Corpus folder.", DefaultValueFactory = _ => Path.Combine(environment.Data, "corpora", "mini-pile") };
        var hook = new Option<string?>("--hook") { Description = "Hook point; what cfg.json names when left out." };
        var tokens = new Option<long>("--tokens") { Description = "Held-out tokens of the core metrics.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("bench", "SAEBench's measures of a dictionary.") { folder, model, corpus, hook, tokens };
        command.SetAction((parsed, cancellation) => Task.FromResult(SaeReport.Guard(() =>
        {
            TorchThreads.Use(Math.Max(1, Environment.ProcessorCount));
            string dictionary = parsed.GetValue(folder)!;
            using SparseAutoencoder sae = SparseAutoencoder.Load(dictionary);
            using Decoder decoder = ModelFolder.Load(parsed.GetValue(model)!);
            using TokenCorpus text = TokenCorpus.Open(parsed.GetValue(corpus)!);
            string hookPoint = parsed.GetValue(hook) ?? HookPointOf(dictionary);
            ITokenizer tokenizer = TokenizerFolder.Load(parsed.GetValue(corpus)!);
            SaeBenchResult found = SaeBenchRun.Run(decoder, text, tokenizer, sae, hookPoint, parsed.GetValue(tokens), seed: 1, null, cancellation);
            var report = new SaeBenchReport(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(dictionary))), hookPoint, found.Core, found.SparseProbing, found.FirstLetter);
            report.Write(Console.Error);
            Console.Out.WriteLine(JsonSerializer.Serialize(report, Json));
        })));
        return command;
    }

    private static string HookPointOf(string folder)
    {
        JsonNode? config = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "cfg.json")));
        return config?["metadata"]?["hook_name"]?.GetValue<string>()
            ?? throw new InvalidDataException($"'{folder}/cfg.json' does not name a hook point: say it with --hook.");
    }
}
