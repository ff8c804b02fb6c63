using System.CommandLine;
using System.Globalization;
using Interp.Analysis.Language;
using Interp.Torch;

namespace Interp.Cli.Commands;

/// <summary><c>train-language-model</c>: a small decoder on a tokenised corpus; the paper's one-layer model unless a shape is given.</summary>
internal static class TrainLanguageModelCommand
{
    public static Command Create()
    {
        var corpus = new Option<string>("--corpus") { Description = "Folder of the tokenised corpus.", Required = true };
        var output = new Option<string>("--output") { Description = "Folder that receives the model.", Required = true };
        var work = new Option<string?>("--checkpoints") { Description = "Folder of the checkpoint; a run found there goes on. Default: OUTPUT/checkpoints." };
        var tokens = new Option<long>("--tokens") { Description = "Tokens to train on.", DefaultValueFactory = _ => 60_000_000 };
        var cooldowns = new Option<long[]>("--cooldown-at") { Description = "Tokens after which the learning rate has fallen to zero once before it rises again. A finished run of --tokens N goes on with --cooldown-at N and more tokens.", DefaultValueFactory = _ => [] };
        var seed = new Option<long>("--seed") { DefaultValueFactory = _ => 1 };
        var batch = new Option<int>("--batch") { Description = "Contexts per step.", DefaultValueFactory = _ => new LanguageModelTraining { Tokens = 1 }.Batch };
        var rate = new Option<double>("--learning-rate") { DefaultValueFactory = _ => new LanguageModelTraining { Tokens = 1 }.LearningRate };
        var decay = new Option<double>("--weight-decay") { DefaultValueFactory = _ => new LanguageModelTraining { Tokens = 1 }.WeightDecay };
        var tied = new Option<bool>("--tied-start") { Description = "Start with the embedding equal to the transposed unembedding: heads that copy come sooner." };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount) };
        var layers = new Option<int>("--layers") { DefaultValueFactory = _ => 1 };
        var heads = new Option<int>("--heads") { Description = "Attention heads per layer.", DefaultValueFactory = _ => 4 };
        var width = new Option<int>("--d-model") { Description = "Width of the residual stream; a multiple of the heads.", DefaultValueFactory = _ => 128 };
        var neurons = new Option<int>("--d-mlp") { Description = "MLP neurons per layer.", DefaultValueFactory = _ => 512 };
        var context = new Option<int>("--context") { Description = "Tokens per context.", DefaultValueFactory = _ => 256 };
        var rotary = new Option<bool>("--rotary") { Description = "Rotary positions instead of learned ones." };
        var command = new Command("train-language-model", "Trains a ReLU transformer; without a shape, one layer of 512 neurons, d_model 128, context 256.")
        {
            corpus, output, work, tokens, cooldowns, seed, batch, rate, decay, tied, threads, layers, heads, width, neurons, context, rotary,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var training = new LanguageModelTraining
            {
                Tokens = parsed.GetValue(tokens),
                CooldownsAt = parsed.GetValue(cooldowns) ?? [],
                Seed = parsed.GetValue(seed),
                Batch = parsed.GetValue(batch),
                LearningRate = parsed.GetValue(rate),
                WeightDecay = parsed.GetValue(decay),
                TiedStart = parsed.GetValue(tied),
                Threads = parsed.GetValue(threads),
            };
            var folder = parsed.GetValue(output)!;
            var checkpoints = parsed.GetValue(work) ?? Path.Combine(folder, "checkpoints");

            // On a thread of its own, so that Ctrl-C is heard and the run ends with a checkpoint.
            return Task.Run(() => Train(parsed.GetValue(corpus)!, folder, checkpoints, Shape, training, cancellation), cancellation);

            DecoderConfig Shape(int vocabulary) => DecoderConfig.OneLayerRelu(vocabulary) with
            {
                n_layers = parsed.GetValue(layers),
                n_heads = parsed.GetValue(heads),
                n_kv_heads = parsed.GetValue(heads),
                d_model = parsed.GetValue(width),
                d_head = HeadWidth(parsed.GetValue(width), parsed.GetValue(heads)),
                d_mlp = parsed.GetValue(neurons),
                n_ctx = parsed.GetValue(context),
                Positions = parsed.GetValue(rotary) ? PositionalEncoding.RotaryHalfSplit : PositionalEncoding.Learned,
            };
        });
        return command;
    }

    private static int HeadWidth(int width, int heads) => heads > 0 && width % heads == 0
        ? width / heads
        : throw new InvalidDataException($"{heads} heads do not divide a width of {width}. Choose a number of heads that does.");

    private static void Train(string corpusFolder, string output, string checkpoints, Func<int, DecoderConfig> shape, LanguageModelTraining training, CancellationToken cancellation)
    {
        // Each shard has a thread of its own; libtorch and BLAS must not start more under them.
        TorchThreads.Use(1);
        using var corpus = TokenCorpus.Open(corpusFolder);
        var config = shape(corpus.Manifest.VocabularySize);
        Console.Error.WriteLine($"{DecoderWeights.Count(config):N0} parameters, {training.Steps(config.n_ctx):N0} steps, {corpus.Manifest.TrainTokens:N0} training tokens in {corpus.Manifest.Name}");
        var trainer = new LanguageModelTrainer(corpus, config, training, TimeProvider.System);
        var model = trainer.Train(checkpoints, new ProgressLines(TimeProvider.System, Console.Error), cancellation);
        using (model.Weights) TrainedModelFolder.Write(output, model, corpus.Manifest, corpusFolder, training, Command(training, config));
        Console.Error.WriteLine($"held-out loss {model.Curve[^1].HeldOut.ToString("F4", CultureInfo.InvariantCulture)} nats/token; model in {output}");
    }

    private static string Command(LanguageModelTraining t, DecoderConfig c) => string.Create(CultureInfo.InvariantCulture,
        $"./interp cli train-language-model --corpus CORPUS --output OUTPUT --tokens {t.Tokens}{string.Concat(t.CooldownsAt.Select(c => $" --cooldown-at {c}"))} --seed {t.Seed} --batch {t.Batch} --learning-rate {t.LearningRate} --weight-decay {t.WeightDecay}{(t.TiedStart ? " --tied-start" : "")} --layers {c.n_layers} --heads {c.n_heads} --d-model {c.d_model} --d-mlp {c.d_mlp} --context {c.n_ctx}{(c.Positions == PositionalEncoding.RotaryHalfSplit ? " --rotary" : "")}");
}
