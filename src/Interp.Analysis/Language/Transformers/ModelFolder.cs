using System.Text.RegularExpressions;
using Interp.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>Reads decoders from folders of several layouts and writes our own.</summary>
public static partial class ModelFolder
{
    private const string WeightsFile = "model.safetensors", ConfigFile = "config.json";

    /// <summary>
    /// Loads <c>model.safetensors</c> by the layout that <c>config.json</c> names: ours, Hugging Face's GPT-2 and Llama, or the original
    /// Llama release's names. Without a <c>config.json</c> the tensors must tell: minGPT, or the models of "Progress measures for grokking".
    /// </summary>
    /// <exception cref="InvalidDataException">The configuration or the tensors are not what they should be; the message says what to do.</exception>
    /// <exception cref="FileNotFoundException">There is no model in the folder.</exception>
    public static Decoder Load(string folder)
    {
        var config = Path.Combine(folder, ConfigFile);
        return Load(Path.Combine(folder, WeightsFile), File.Exists(config) ? ConfigJson.Read(config) : null);
    }

    /// <summary>Loads one safetensors file whose sizes follow from its tensors.</summary>
    public static Decoder LoadFile(string path) => Load(path, null);

    /// <summary>Writes config.json and model.safetensors in our own layout.</summary>
    public static void Save(string folder, DecoderConfig config, DecoderWeights weights)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, ConfigFile), InterpFormat.ConfigText(config));
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        Safetensors.Write(Path.Combine(folder, WeightsFile), weights.Names.ToDictionary(n => n, n => weights[n].contiguous(), StringComparer.Ordinal));
    }

    private static Decoder Load(string path, ConfigJson? json)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"No model at {path}. A model folder holds {WeightsFile} and {ConfigFile}.", path);
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var (metadata, tensors) = Stored(path);
        var source = new TensorSource(tensors);
        var (config, weights) = json is null ? FromTensors(source, metadata) : FromConfig(source, json);
        source.RefuseTheRest();
        return new Decoder(config, new DecoderWeights(config, weights.ToDictionary(w => w.Key, w => DecoderWeights.ForProducts(w.Key, w.Value), StringComparer.Ordinal)));
    }

    private static (IReadOnlyDictionary<string, string> Metadata, Dictionary<string, Tensor> Tensors) Stored(string path)
    {
        try
        {
            return (Safetensors.ReadHeader(path).Metadata, Safetensors.Read(path));
        }
        catch (SafetensorsException damaged)
        {
            throw new InvalidDataException($"{damaged.Message} Supply the weights anew.", damaged);
        }
    }

    private static (DecoderConfig Config, Dictionary<string, Tensor> Weights) FromConfig(TensorSource source, ConfigJson json)
    {
        var type = json.Text("model_type", json.Has("hidden_dim") ? "llama-original" : "");
        var config = type switch
        {
            InterpFormat.ModelType => InterpFormat.Config(json),
            "gpt2" => Gpt2Format.Config(json),
            "mingpt" => Gpt2Format.MinGptConfig(source, json.Int("n_head")),
            "llama" => LlamaFormat.HuggingFaceConfig(json),
            "llama-original" => LlamaFormat.OriginalConfig(json),
            _ => throw new InvalidDataException($"Unknown model_type \"{type}\" in config.json. Known: {InterpFormat.ModelType}, gpt2, llama, mingpt."),
        };
        config.Validated();
        return (config, type switch
        {
            InterpFormat.ModelType => InterpFormat.Weights(source, config),
            "gpt2" => Gpt2Format.Weights(source, config, conv1D: true),
            "mingpt" => Gpt2Format.Weights(source, config, conv1D: false),
            "llama" => LlamaFormat.HuggingFaceWeights(source, config),
            _ => LlamaFormat.OriginalWeights(source, config),
        });
    }

    private static (DecoderConfig Config, Dictionary<string, Tensor> Weights) FromTensors(TensorSource source, IReadOnlyDictionary<string, string> metadata)
    {
        if (AlgorithmicFormat.Matches(source))
        {
            var algorithmic = AlgorithmicFormat.Config(source).Validated();
            return (algorithmic, AlgorithmicFormat.Weights(source, algorithmic));
        }

        var heads = HeadsInMetadata().Match(metadata.GetValueOrDefault("arch", ""));
        if (!source.Has("transformer.wte.weight") || !heads.Success)
            throw new InvalidDataException("There is no config.json and the tensors do not tell the model's shape. Put the model's config.json beside its weights.");
        var config = Gpt2Format.MinGptConfig(source, int.Parse(heads.Groups["heads"].ValueSpan, provider: null)).Validated();
        return (config, Gpt2Format.Weights(source, config, conv1D: false));
    }

    // E.g. "minGPT gpt-nano 3L 3H d48": the one size that no tensor shows.
    [GeneratedRegex(@"^minGPT .*\b(?<heads>[0-9]{1,3})H\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeadsInMetadata();
}
