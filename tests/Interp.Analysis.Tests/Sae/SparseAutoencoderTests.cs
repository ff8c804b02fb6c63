using Interp.Analysis.Sae;
using Interp.Analysis.Tests.Activations;
using Interp.Torch;

using TorchSharp;

namespace Interp.Analysis.Tests.Sae;

public sealed class SparseAutoencoderTests : IDisposable
{
    private const int d = 19;
    private const int F = 70;
    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public static TheoryData<SaeArchitecture, int?, bool> Kinds => new()
    {
        { SaeArchitecture.Standard, null, true },
        { SaeArchitecture.Standard, null, false },
        { SaeArchitecture.TopK, 5, true },
    };

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sparse_codes_equal_the_dense_formula(SaeArchitecture architecture, int? k, bool subtract)
    {
        using SparseAutoencoder sae = Make(new SaeSettings(architecture, k, subtract));
        torch.Tensor x = torch.tensor(ToyRows.Gaussian(333, d, 9)).reshape(333, d);
        SparseCodes codes = sae.Encode(x, threads: 2);
        float[] dense = sae.EncodeDense(x).data<float>().ToArray();
        codes.RowCount.ShouldBe(333);
        codes.Features.Length.ShouldBe(dense.Count(value => value > 0));
        for (int row = 0; row < codes.RowCount; row++)
        {
            ReadOnlySpan<int> features = codes.FeaturesOf(row);
            for (int i = 0; i < features.Length; i++)
                codes.ValuesOf(row)[i].ShouldBe(dense[row * F + features[i]], 1e-5f);
        }
        torch.Tensor expected = torch.mm(sae.EncodeDense(x), sae.W_dec) + sae.b_dec;
        sae.Decode(codes).allclose(expected, 1e-5, 1e-5).ShouldBeTrue();
        if (k is not null)
            codes.L0.ShouldBeLessThanOrEqualTo(k.Value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_saved_dictionary_computes_the_same(SaeArchitecture architecture, int? k, bool subtract)
    {
        using SparseAutoencoder sae = Make(new SaeSettings(architecture, k, subtract));
        sae.Save(_folder["sae"], new Dictionary<string, string>(StringComparer.Ordinal) { ["hook_name"] = "blocks.0.mlp.hook_post" });
        using SparseAutoencoder loaded = SparseAutoencoder.Load(_folder["sae"]);
        loaded.Settings.ShouldBe(sae.Settings);
        torch.Tensor x = torch.tensor(ToyRows.Gaussian(20, d, 9)).reshape(20, d);
        loaded.Encode(x).Values.ShouldBe(sae.Encode(x).Values);
        File.ReadAllText(Path.Combine(_folder["sae"], "cfg.json")).ShouldContain("\"hook_name\": \"blocks.0.mlp.hook_post\"");
    }

    [Fact]
    public void Neurons_as_a_dictionary_give_back_what_a_ReLU_layer_gives()
    {
        using SparseAutoencoder neurons = SparseAutoencoder.FromNeurons(d);
        torch.Tensor x = torch.tensor(ToyRows.Gaussian(30, d, 2)).reshape(30, d).relu();
        SparseCodes codes = neurons.Encode(x);
        neurons.Decode(codes).allclose(x).ShouldBeTrue();
        codes.Features.Length.ShouldBe(x.data<float>().ToArray().Count(value => value > 0));
    }

    [Theory]
    [InlineData("\"architecture\": \"topk\"", "\"architecture\": \"jumprelu\"", "'jumprelu' is not supported")]
    [InlineData("\"normalize_activations\": \"none\"", "\"normalize_activations\": \"layer_norm\"", "layer_norm")]
    [InlineData("\"k\": 5", "\"k\": 900", "k = 900")]
    [InlineData("\"k\": 5", "\"k\": \"five\"", "cfg.json")]
    [InlineData("\"d_in\": 19", "\"d_in\": 20", "the configuration says")]
    [InlineData("\"d_in\": 19", "\"d_in\": -1", "positive")]
    [InlineData("\"rescale_acts_by_decoder_norm\": false", "\"rescale_acts_by_decoder_norm\": true", "fold")]
    [InlineData("{", "[", "cfg.json")]
    public void A_configuration_that_would_be_misread_is_refused(string from, string to, string why)
    {
        using SparseAutoencoder sae = Make(new SaeSettings(SaeArchitecture.TopK, 5));
        sae.Save(_folder["sae"]);
        string path = Path.Combine(_folder["sae"], "cfg.json");
        string text = File.ReadAllText(path);
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
        Should.Throw<InvalidDataException>(() => SparseAutoencoder.Load(_folder["sae"])).Message.ShouldContain(why);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_refused()
    {
        using SparseAutoencoder sae = Make(new SaeSettings(SaeArchitecture.Standard));
        sae.Save(_folder["sae"]);
        string path = Path.Combine(_folder["sae"], "sae_weights.safetensors");
        void Write(torch.Tensor decoder, string? extra = null)
        {
            var tensors = new Dictionary<string, torch.Tensor>(StringComparer.Ordinal) { ["W_enc"] = sae.W_enc, ["W_dec"] = decoder, ["b_enc"] = sae.b_enc, ["b_dec"] = sae.b_dec };
            if (extra is not null)
                tensors[extra] = sae.b_enc;
            Safetensors.Write(path, tensors);
        }

        void Refused(string why) => Should.Throw<InvalidDataException>(() => SparseAutoencoder.Load(_folder["sae"])).Message.ShouldContain(why);

        Write(sae.W_dec.t().contiguous());
        Refused("W_dec has shape");
        Write(sae.W_dec * float.PositiveInfinity);
        Refused("not finite");
        Write(sae.W_dec, "threshold");
        Refused("'threshold'");
        File.WriteAllBytes(path, [1, 2, 3]);
        Should.Throw<InvalidDataException>(() => SparseAutoencoder.Load(_folder["sae"]));
        File.Delete(path);
        Refused("missing");
    }

    [Fact]
    public void Activations_of_another_width_are_refused()
    {
        using SparseAutoencoder sae = Make(new SaeSettings(SaeArchitecture.Standard));
        Should.Throw<ArgumentException>(() => sae.Encode(torch.zeros(3, d + 1))).Message.ShouldContain("reads [rows, 19]");
    }

    private static SparseAutoencoder Make(SaeSettings settings) =>
        SparseAutoencoder.FromRows(settings, ToyRows.Gaussian(F, d, 1), ToyRows.Directions(F, d, 2), ToyRows.Gaussian(F, 1, 3), ToyRows.Gaussian(d, 1, 4));
}
