using System.CommandLine;
using System.Globalization;
using Interp.Analysis.Corpora;
using Interp.Analysis.Transformers;
using Interp.Analysis.Transformers.Training;
using TorchSharp;

namespace Interp.Cli.Transformers;

/// <summary><c>train-language-model</c>: the paper's one-layer model on a tokenised corpus.</summary>
internal static class TrainLanguageModelCommand
{
    public static Command Create()
    {
        var corpus = new Option<string>("--corpus") { Description = "Folder of the tokenised corpus.", Required = true };
        var output = new Option<string>("--output") { Description = "Folder that receives the model.", Required = true };
        var work = new Option<string?>("--checkpoints") { Description = "Folder of the checkpoint; a run found there goes on. Default: OUTPUT/checkpoints." };
        var tokens = new Option<long>("--tokens") { Description = "Tokens to train on.", DefaultValueFactory = _ => 60_000_000 };
        var seed = new Option<long>("--seed") { DefaultValueFactory = _ => 1 };
        var batch = new Option<int>("--batch") { Description = "Contexts per step.", DefaultValueFactory = _ => new LanguageModelTraining { Tokens = 1 }.Batch };
        var rate = new Option<double>("--learning-rate") { DefaultValueFactory = _ => new LanguageModelTraining { Tokens = 1 }.LearningRate };
        var decay = new Option<double>("--weight-decay") { DefaultValueFactory = _ => new LanguageModelTraining { Tokens = 1 }.WeightDecay };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount) };
        var command = new Command("train-language-model", "Trains a one-layer ReLU transformer (d_model 128, 512 neurons, context 256).")
        {
            corpus, output, work, tokens, seed, batch, rate, decay, threads,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var training = new LanguageModelTraining
            {
                Tokens = parsed.GetValue(tokens),
                Seed = parsed.GetValue(seed),
                Batch = parsed.GetValue(batch),
                LearningRate = parsed.GetValue(rate),
                WeightDecay = parsed.GetValue(decay),
                Threads = parsed.GetValue(threads),
            };
            var folder = parsed.GetValue(output)!;
            var checkpoints = parsed.GetValue(work) ?? Path.Combine(folder, "checkpoints");

            // On a thread of its own, so that Ctrl-C is heard and the run ends with a checkpoint.
            return Task.Run(() => Train(parsed.GetValue(corpus)!, folder, checkpoints, training, cancellation), cancellation);
        });
        return command;
    }

    private static void Train(string corpusFolder, string output, string checkpoints, LanguageModelTraining training, CancellationToken cancellation)
    {
        // Each shard has a thread of its own; libtorch and BLAS must not start more under them.
        torch.set_num_threads(1);
        using var corpus = TokenCorpus.Open(corpusFolder);
        var config = DecoderConfig.OneLayerRelu(corpus.Manifest.VocabularySize);
        Console.Error.WriteLine($"{DecoderWeights.Count(config):N0} parameters, {training.Steps(config.n_ctx):N0} steps, {corpus.Manifest.TrainTokens:N0} training tokens in {corpus.Manifest.Name}");
        var trainer = new LanguageModelTrainer(corpus, config, training, TimeProvider.System);
        var model = trainer.Train(checkpoints, new ProgressLines(TimeProvider.System, Console.Error), cancellation);
        using (model.Weights) TrainedModelFolder.Write(output, model, corpus.Manifest, corpusFolder, training, Command(training));
        Console.Error.WriteLine($"held-out loss {model.Curve[^1].HeldOut.ToString("F4", CultureInfo.InvariantCulture)} nats/token; model in {output}");
    }

    private static string Command(LanguageModelTraining t) => string.Create(CultureInfo.InvariantCulture,
        $"./interp cli train-language-model --corpus CORPUS --output OUTPUT --tokens {t.Tokens} --seed {t.Seed} --batch {t.Batch} --learning-rate {t.LearningRate} --weight-decay {t.WeightDecay}");
}
