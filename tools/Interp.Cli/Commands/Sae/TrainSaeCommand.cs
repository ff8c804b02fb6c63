using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Torch;

namespace Interp.Cli.Commands;

/// <summary><c>train-sae</c>: harvest, train, evaluate; progress on standard error, metrics as JSON on standard output.</summary>
internal static class TrainSaeCommand
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = "Model folder.", Required = true };
        var corpus = new Option<string>("--corpus") { Description = "Corpus folder.", Required = true };
        var output = new Option<string>("--output") { Description = "Folder for the dictionary, its checkpoints and metrics.", Required = true };
        var hook = new Option<string>("--hook") { Description = "Hook point.", DefaultValueFactory = _ => "blocks.0.mlp.hook_post" };
        var target = new Option<string?>("--target") { Description = "Hook point that the latents write: trains a transcoder (topk, jumprelu)." };
        var skip = new Option<bool>("--skip") { Description = "Gives a transcoder a linear part of its input." };
        var recipe = new Option<string>("--recipe") { Description = "How to train.", DefaultValueFactory = _ => "topk" };
        recipe.AcceptOnlyFromAmong(RecipeChoice.Names);
        var size = new Option<int>("--d-sae") { Description = "Latents.", DefaultValueFactory = _ => 4096 };
        var k = new Option<int>("--k") { Description = "Active latents of topk, batchtopk and matryoshka.", DefaultValueFactory = _ => 16 };
        var coefficient = new Option<double?>("--coefficient", "--l1") { Description = "Sparsity coefficient of the other recipes; their own when left out." };
        var l0 = new Option<double?>("--l0") { Description = "Active latents that the coefficient is moved for, in place of a fixed one." };
        var gain = new Option<bool?>("--fit-gain") { Description = "Whether topk, batchtopk and matryoshka fit their first reconstructions; the recipe's own way when left out." };
        var tokens = new Option<long>("--tokens") { Description = "Activations to train on.", DefaultValueFactory = _ => 2_000_000 };
        var harvest = new Option<long?>("--harvest") { Description = "Activations to keep on disk; as many as are trained on when left out." };
        var batch = new Option<int>("--batch") { Description = "Activations per step.", DefaultValueFactory = _ => 4096 };
        var rate = new Option<double?>("--lr") { Description = "Learning rate; the recipe's own rule when left out." };
        var seed = new Option<long>("--seed") { Description = "Of the harvest, the initial weights and every later draw.", DefaultValueFactory = _ => 1 };
        var threads = new Option<int>("--threads") { Description = "Threads; one promises bit-identical runs.", DefaultValueFactory = _ => 1 };
        var device = new Option<string?>("--device") { Description = "Train by whole tensors there (cpu, cuda, cuda:N), any recipe but not with a target; by the sparse kernels when left out. INTERP_DEVICE says the same.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("INTERP_DEVICE") is { Length: > 0 } set && set != "cpu" ? set : null };
        var store = new Option<string?>("--activations") { Description = "Folder of the activation store; inside the output when left out." };
        var evaluate = new Option<long>("--evaluate") { Description = "Held-out tokens to evaluate on.", DefaultValueFactory = _ => 200_000 };
        var command = new Command("train-sae", "Train a sparse autoencoder on one hook point of a model.")
        {
            model, corpus, output, hook, target, skip, recipe, size, k, coefficient, l0, gain, tokens, harvest, batch, rate, seed, threads, device, store, evaluate,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(SaeReport.Guard(() =>
        {
            SaeOptions options = RecipeChoice.Of(parsed.GetValue(recipe)!, parsed.GetValue(k), parsed.GetValue(coefficient), parsed.GetValue(l0));
            if (options is TopKFamilyOptions counting && parsed.GetValue(gain) is { } fit)
                options = counting with { FitInitialGain = fit };
            options = options with
            {
                d_sae = parsed.GetValue(size),
                Tokens = parsed.GetValue(tokens),
                BatchSize = parsed.GetValue(batch),
                LearningRate = parsed.GetValue(rate),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                TorchDevice = parsed.GetValue(device),
            };
            TorchThreads.Use(options.Threads);
            string folder = parsed.GetValue(output)!;
            using Decoder decoder = ModelFolder.Load(parsed.GetValue(model)!);
            using TokenCorpus text = TokenCorpus.Open(parsed.GetValue(corpus)!);
            var request = new HarvestRequest(parsed.GetValue(hook)!, parsed.GetValue(harvest) ?? options.Tokens, options.Seed);
            string? written = parsed.GetValue(target);
            string kept = parsed.GetValue(store) ?? Path.Combine(folder, "activations");
            IReadOnlyList<ActivationStore> stores = JointHarvest.Run(
                decoder, text, written is null ? [request.HookPoint] : [request.HookPoint, written], request,
                manifest => written is null ? kept : Path.Combine(kept, manifest.HookPoint), SaeReport.Harvest, cancellation);
            using ActivationStore rows = stores[0], targets = stores[^1];
            if (written is not null)
                options = options with { Target = new SaeTarget(targets.d_in, parsed.GetValue(skip)) };
            IActivationSource source = written is null ? rows : new JoinedSource(stores);
            using SaeTrainingResult result = new SaeTrainer(TimeProvider.System).Train(options, source, Path.Combine(folder, "checkpoints"), SaeReport.Training, cancellation);
            var about = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["hook_name"] = request.HookPoint,
                ["model_name"] = Path.GetFileName(Path.GetFullPath(parsed.GetValue(model)!)),
                ["context_size"] = rows.Manifest.ContextLength.ToString(CultureInfo.InvariantCulture),
            };
            if (written is not null)
                about["hook_name_out"] = written;
            result.Autoencoder.Save(folder, about);
            SaeMetrics metrics = SaeEvaluation.Run(decoder, text, result.Autoencoder, targets.Statistics, new SaeEvaluationOptions(request.HookPoint, parsed.GetValue(evaluate)) { TargetHookPoint = written }, null, cancellation);
            string report = JsonSerializer.Serialize(new { rows.Manifest, Options = (object)options, Metrics = metrics, result.Curve }, Json);
            File.WriteAllText(Path.Combine(folder, "metrics.json"), report + "\n");
            Console.Out.WriteLine(JsonSerializer.Serialize(metrics));
        })));
        return command;
    }
}
