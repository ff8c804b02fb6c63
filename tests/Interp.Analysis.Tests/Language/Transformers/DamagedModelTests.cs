using Interp.Analysis.Language;
using Interp.Torch;
using TorchSharp;

namespace Interp.Analysis.Tests.Language;

/// <summary>Folders that once were refused by an error that says nothing to do, if at all.</summary>
public sealed class DamagedModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    [Theory]
    [InlineData("""{"model_type": "gpt2", "n_embd": -2147483648, "n_head": 1, "n_layer": 1, "vocab_size": 8}""", "n_embd")]
    [InlineData("""{"model_type": "\ud800"}""", "not valid JSON")]
    [InlineData("""{"model_type": "mingpt", "n_head": 1}""", "transformer.wte.weight is [16]; 2 dimensions")]
    public void A_configuration_that_is_none_is_refused(string config, string why)
    {
        Write(config, new(StringComparer.Ordinal) { ["transformer.wte.weight"] = torch.zeros(16) });
        Refused(why);
    }

    [Fact]
    public void A_configuration_in_another_encoding_is_refused()
    {
        Write(string.Empty, new(StringComparer.Ordinal) { ["wte.weight"] = torch.zeros(16) });
        File.WriteAllBytes(Path.Combine(_folder["model"], "config.json"), [.. "{\"model_type\": \"interp-decoder\", \""u8, 0xE9, .. "\": 1}"u8]);
        Refused("UTF-8");
    }

    [Fact]
    public void Sizes_that_are_told_by_tensors_of_other_dimensions_are_refused()
    {
        Write(null, new(StringComparer.Ordinal) { ["embed.W_E"] = torch.zeros(2, 2), ["pos_embed.W_pos"] = torch.zeros(4), ["unembed.W_U"] = torch.zeros(2, 2), ["blocks.0.attn.W_Q"] = torch.zeros(1, 2, 2) });
        Refused("pos_embed.W_pos is [4]; 2 dimensions");
    }

    [Fact]
    public void Weights_that_are_cut_short_are_refused()
    {
        Write("""{"model_type": "gpt2"}""", new(StringComparer.Ordinal) { ["wte.weight"] = torch.zeros(16) });
        var path = Path.Combine(_folder["model"], "model.safetensors");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^4]);
        Refused("Supply the weights anew");
    }

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    private void Refused(string why) => Should.Throw<InvalidDataException>(() => ModelFolder.Load(_folder["model"])).Message.ShouldContain(why);

    private void Write(string? config, Dictionary<string, torch.Tensor> tensors)
    {
        Directory.CreateDirectory(_folder["model"]);
        Safetensors.Write(Path.Combine(_folder["model"], "model.safetensors"), tensors);
        if (config is not null) File.WriteAllText(Path.Combine(_folder["model"], "config.json"), config);
    }
}
