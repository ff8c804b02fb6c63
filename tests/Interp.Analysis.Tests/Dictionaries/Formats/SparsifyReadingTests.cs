using Interp.Analysis.Dictionaries;
using Interp.Torch;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class SparsifyReadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("""{"activation": "groupmax", "k": 2, "d_in": 3, "num_latents": 6}""", "'groupmax'")]
    [InlineData("""{"signed": true, "k": 2, "d_in": 3, "num_latents": 6}""", "signed")]
    [InlineData("""{"skip_connection": true, "k": 2, "d_in": 3, "num_latents": 6}""", "transcoders only")]
    [InlineData("""{"k": 2, "d_in": 3, "num_latents": 0, "expansion_factor": 3}""", "3 × 9")]
    [InlineData("""{"k": 2, "d_in": 2147483647, "num_latents": 0, "expansion_factor": 2147483647}""", "2147483647 × ")]
    [InlineData("""{"k": 0, "d_in": 3, "num_latents": 6}""", "k must be")]
    [InlineData("""{"k": 2, "d_in": 3, "num_latents": 6, "temperature": 1}""", "'temperature'")]
    public void What_would_be_misread_is_refused(string config, string why)
    {
        Write(config);
        Should.Throw<InvalidDataException>(() => SaeFormats.Read(_folder["run"]).Dispose()).Message.ShouldContain(why);
    }

    [Fact]
    public void The_usual_configuration_is_read()
    {
        Write("""{"activation": "topk", "expansion_factor": 2, "normalize_decoder": true, "num_latents": 0, "k": 2, "multi_topk": false, "skip_connection": false, "transcode": false, "d_in": 3}""");
        using SaeImport import = SaeFormats.Read(_folder["run"]);
        (import.Dictionary.d_in, import.Dictionary.d_sae, import.Dictionary.Settings.k).ShouldBe((3, 6, 2));
        import.Dictionary.Settings.SubtractsDecoderBias.ShouldBeTrue();
    }

    private void Write(string config)
    {
        Directory.CreateDirectory(_folder["run"]);
        File.WriteAllText(Path.Combine(_folder["run"], "cfg.json"), config);
        Safetensors.Write(Path.Combine(_folder["run"], "sae.safetensors"), new Dictionary<string, torch.Tensor>(StringComparer.Ordinal)
        {
            ["encoder.weight"] = torch.tensor(ToyRows.Gaussian(6, 3, 1)).reshape(6, 3),
            ["encoder.bias"] = torch.zeros(6),
            ["W_dec"] = torch.tensor(ToyRows.Gaussian(6, 3, 2)).reshape(6, 3),
            ["b_dec"] = torch.zeros(3),
        });
    }
}
