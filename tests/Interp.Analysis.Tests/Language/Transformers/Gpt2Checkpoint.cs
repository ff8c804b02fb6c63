using System.Text.Json;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Language;

/// <summary>A random checkpoint in Hugging Face's GPT-2 layout, with a tokenizer that has the words of the IOI prompts as single tokens.</summary>
internal static class Gpt2Checkpoint
{
    private static readonly Lazy<BytePairTokenizer> Names = new(() => BytePairTrainer.Train(
        [.. Enumerable.Range(0, 4000).Select(i => OtherStories.Write(1, i)), .. IoiPrompts.Make(new(600, 1)).Select(p => p.Clean.ToString())], 800, WordSplit.Gpt2));

    public static BytePairTokenizer Tokenizer => Names.Value;

    public static void Write(string folder, int width = 24, int heads = 3, int layers = 3, int context = 40)
    {
        Directory.CreateDirectory(folder);
        using var scope = torch.NewDisposeScope();
        using var random = new Generator(5);
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        Add("wte.weight", Tokenizer.VocabularySize, width);
        Add("wpe.weight", context, width);
        foreach (var layer in Enumerable.Range(0, layers).Select(l => $"h.{l}"))
        {
            Both($"{layer}.ln_1", width, width);
            Both($"{layer}.ln_2", width, width);
            Both($"{layer}.attn.c_attn", 3 * width, width, 3 * width);
            Both($"{layer}.attn.c_proj", width, width, width);
            Both($"{layer}.mlp.c_fc", 4 * width, width, 4 * width);
            Both($"{layer}.mlp.c_proj", width, 4 * width, width);
        }

        Both("ln_f", width, width);
        Safetensors.Write(Path.Combine(folder, "model.safetensors"), tensors);
        TokenizerJson.Write(Tokenizer, Path.Combine(folder, "tokenizer.json"));
        File.WriteAllText(Path.Combine(folder, "config.json"), JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["model_type"] = "gpt2", ["n_embd"] = width, ["n_head"] = heads, ["n_layer"] = layers, ["n_positions"] = context, ["vocab_size"] = Tokenizer.VocabularySize,
            ["activation_function"] = "gelu_new", ["layer_norm_epsilon"] = 1e-5,
        }));

        void Both(string name, int bias, params long[] shape)
        {
            Add($"{name}.weight", shape);
            Add($"{name}.bias", bias);
        }

        void Add(string name, params long[] shape) => tensors[name] = torch.randn(shape, generator: random) * 0.5;
    }
}
