using System.Text.Json;
using Interp.Analysis.Language;
using Interp.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Language;

/// <summary>A random checkpoint in Hugging Face's GPT-2 layout against plain loops in double.</summary>
public sealed class Gpt2LayoutTests : IDisposable
{
    private const int Width = 12, Heads = 3, Layers = 2, Context = 7, Vocabulary = 19;
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, Tensor> _tensors = [];

    public Gpt2LayoutTests()
    {
        using var random = new Generator(11);
        Add("wte.weight", Vocabulary, Width);
        Add("wpe.weight", Context, Width);
        for (var layer = 0; layer < Layers; layer++)
        {
            foreach (var norm in new[] { "ln_1", "ln_2" }) AddNorm($"h.{layer}.{norm}");
            AddConv($"h.{layer}.attn.c_attn", Width, 3 * Width);
            AddConv($"h.{layer}.attn.c_proj", Width, Width);
            AddConv($"h.{layer}.mlp.c_fc", Width, 4 * Width);
            AddConv($"h.{layer}.mlp.c_proj", 4 * Width, Width);
            _tensors[$"h.{layer}.attn.bias"] = torch.ones(1, 1, Context, Context).tril();
        }

        AddNorm("ln_f");
        Write(_tensors);

        void AddConv(string name, int d_in, int d_out)
        {
            Add($"{name}.weight", d_in, d_out);
            Add($"{name}.bias", d_out);
        }

        void AddNorm(string name)
        {
            Add($"{name}.weight", Width);
            Add($"{name}.bias", Width);
        }

        void Add(string name, params long[] shape) => _tensors[name] = torch.randn(shape, generator: random) * 0.5;
    }

    [Theory]
    [InlineData("")]
    [InlineData("transformer.")]
    public void LogitsAgreeWithAPlainReference(string prefix)
    {
        Write(_tensors.ToDictionary(t => prefix + t.Key, t => t.Value, StringComparer.Ordinal));
        using var scope = torch.NewDisposeScope();
        using var decoder = ModelFolder.Load(_folder.Path);
        int[] tokens = [3, 18, 0, 7, 7];
        var logits = decoder.Forward(torch.tensor(tokens.Select(t => (long)t).ToArray()).view(1, 5));
        var expected = new NaiveGpt2(_tensors, Width, Heads, Layers).Logits(tokens);
        for (var p = 0; p < tokens.Length; p++)
        {
            for (var t = 0; t < Vocabulary; t++) ((double)logits[0, p, t].ToSingle()).ShouldBe(expected[p][t], 2e-4);
        }
    }

    [Fact]
    public void AMissingTensorIsNamed()
    {
        Write(_tensors.Where(t => t.Key != "h.1.mlp.c_fc.bias").ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal));
        Should.Throw<InvalidDataException>(() => ModelFolder.Load(_folder.Path)).Message.ShouldContain("h.1.mlp.c_fc.bias is missing");
    }

    [Fact]
    public void ATensorWithoutAPlaceIsNamed()
    {
        Write(new Dictionary<string, Tensor>(_tensors, StringComparer.Ordinal) { ["h.0.attn.extra"] = torch.zeros(1) });
        Should.Throw<InvalidDataException>(() => ModelFolder.Load(_folder.Path)).Message.ShouldContain("h.0.attn.extra");
    }

    [Fact]
    public void ATensorOfAnotherShapeIsNamedWithBothShapes()
    {
        Write(new Dictionary<string, Tensor>(_tensors, StringComparer.Ordinal) { ["h.0.mlp.c_fc.weight"] = torch.zeros(4 * Width, Width) });
        Should.Throw<InvalidDataException>(() => ModelFolder.Load(_folder.Path)).Message.ShouldContain("[48, 12]; config.json asks for [12, 48]");
    }

    [Theory]
    [InlineData("n_embd", 2_000_000_000)]
    [InlineData("n_embd", -12)]
    [InlineData("n_head", 5)]
    [InlineData("n_head", 0)]
    [InlineData("n_layer", 100_000)]
    [InlineData("vocab_size", int.MaxValue)]
    [InlineData("n_positions", 0)]
    [InlineData("n_inner", -1)]
    [InlineData("n_layer", "two")]
    [InlineData("activation_function", "tanh")]
    [InlineData("layer_norm_epsilon", -1)]
    [InlineData("model_type", "bert")]
    public void AHostileConfigurationIsRefusedBeforeAnythingIsAllocated(string field, object value)
    {
        Write(_tensors, field, value);
        Should.Throw<InvalidDataException>(() => ModelFolder.Load(_folder.Path)).Message.ShouldContain("config", Case.Insensitive);
    }

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("{")]
    [InlineData("")]
    public void ABrokenConfigurationIsRefused(string text)
    {
        File.WriteAllText(_folder.In("config.json"), text);
        Should.Throw<InvalidDataException>(() => ModelFolder.Load(_folder.Path)).Message.ShouldContain("config.json");
    }

    [Fact]
    public void OurOwnFolderBringsBackTheSameModel()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = ModelFolder.Load(_folder.Path);
        ModelFolder.Save(_folder.In("own"), decoder.Config, decoder.Weights);
        using var again = ModelFolder.Load(_folder.In("own"));
        again.Config.ShouldBe(decoder.Config);
        var tokens = TinyDecoder.Tokens(1, 2, 3);
        again.Forward(tokens).allclose(decoder.Forward(tokens), rtol: 1e-5, atol: 1e-6).ShouldBeTrue();

        File.WriteAllText(_folder.In("own/config.json"), File.ReadAllText(_folder.In("own/config.json")).Replace("\"n_ctx\"", "\"n_context\"", StringComparison.Ordinal));
        Should.Throw<InvalidDataException>(() => ModelFolder.Load(_folder.In("own")));
    }

    public void Dispose()
    {
        foreach (var tensor in _tensors.Values) tensor.Dispose();
        _folder.Dispose();
    }

    private void Write(Dictionary<string, Tensor> tensors, string? field = null, object? value = null)
    {
        Safetensors.Write(_folder.In("model.safetensors"), tensors, cancellationToken: TestContext.Current.CancellationToken);
        var config = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["model_type"] = "gpt2", ["n_embd"] = Width, ["n_head"] = Heads, ["n_layer"] = Layers, ["n_positions"] = Context, ["vocab_size"] = Vocabulary,
            ["activation_function"] = "gelu_new", ["layer_norm_epsilon"] = 1e-5,
        };
        if (field is not null) config[field] = value!;
        File.WriteAllText(_folder.In("config.json"), JsonSerializer.Serialize(config));
    }
}
