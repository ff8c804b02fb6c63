using Interp.Analysis.Dictionaries;
using Interp.Torch;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class SparseAutoencoderTests : IDisposable
{
    private const int d = 19;
    private const int F = 70;
    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public static TheoryData<string> Kinds => [.. MadeUpDictionaries.Names];

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sparse_codes_equal_the_dense_formula(string kind)
    {
        using SparseAutoencoder sae = MadeUpDictionaries.Make(kind, d, F);
        torch.Tensor x = torch.tensor(ToyRows.Gaussian(333, d, 9)).reshape(333, d);
        SparseCodes codes = sae.Encode(x, threads: 2);
        float[] dense = sae.EncodeDense(x).data<float>().ToArray();
        codes.RowCount.ShouldBe(333);
        codes.Features.Length.ShouldBe(dense.Count(value => value > 0));
        codes.Features.Length.ShouldBeInRange(333, 333 * F - 333, "a test of an activation function needs both sides of it");
        for (int row = 0; row < codes.RowCount; row++)
        {
            ReadOnlySpan<int> features = codes.FeaturesOf(row);
            for (int i = 0; i < features.Length; i++)
                codes.ValuesOf(row)[i].ShouldBe(dense[row * F + features[i]], 1e-5f);
        }
        torch.Tensor expected = torch.mm(sae.EncodeDense(x), sae.W_dec) + sae.b_dec;
        if (sae.Weights.W_skip is { } skip)
            expected = expected + torch.mm(x, skip.t());
        sae.Decode(codes, x).allclose(expected, 1e-5, 1e-5).ShouldBeTrue();
        if (sae.Settings.k is { } k)
            codes.L0.ShouldBeLessThanOrEqualTo(k);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_activation_function_is_the_one_of_its_paper(string kind)
    {
        using SparseAutoencoder sae = MadeUpDictionaries.Make(kind, d, F);
        float[] x = ToyRows.Gaussian(1, d, 9), f = sae.EncodeDense(torch.tensor(x).reshape(1, d)).data<float>().ToArray();
        double[] expected = MadeUpDictionaries.EncodeByHand(sae, x);
        for (int i = 0; i < F; i++)
            f[i].ShouldBe((float)expected[i], 1e-4f, $"latent {i}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_saved_dictionary_computes_the_same(string kind)
    {
        using SparseAutoencoder sae = MadeUpDictionaries.Make(kind, d, F);
        sae.Save(_folder["sae"], new Dictionary<string, string>(StringComparer.Ordinal) { ["hook_name"] = "blocks.0.mlp.hook_post" });
        using SparseAutoencoder loaded = SparseAutoencoder.Load(_folder["sae"]);
        (loaded.Settings with { Sites = null }).ShouldBe(sae.Settings with { Sites = null });
        loaded.Settings.Sites.ShouldBe(sae.Settings.Sites);
        torch.Tensor x = torch.tensor(ToyRows.Gaussian(20, d, 9)).reshape(20, d);
        loaded.Encode(x).Values.ShouldBe(sae.Encode(x).Values);
        loaded.Decode(loaded.Encode(x), x).data<float>().ToArray().ShouldBe(sae.Decode(sae.Encode(x), x).data<float>().ToArray());
        File.ReadAllText(Path.Combine(_folder["sae"], "cfg.json")).ShouldContain("\"hook_name\": \"blocks.0.mlp.hook_post\"");
    }

    [Fact]
    public void A_latent_at_its_threshold_is_silent()
    {
        SaeWeights one = SaeWeights.FromRows([1, 1, 1], [1, 1, 1], [0, 0, 0], [0]) with { threshold = torch.tensor(new[] { 2f, 1.5f, -4f }) };
        using var sae = new SparseAutoencoder(new SaeSettings(SaeArchitecture.JumpReLU), one);
        sae.Encode(torch.tensor(new[] { 2f, -1f }).reshape(2, 1)).Features.ShouldBe([1, 2], "z must pass θ and 0");
    }

    [Fact]
    public void Tensors_of_another_architecture_are_refused_by_name()
    {
        static SaeWeights Four() => SaeWeights.FromRows([1, 1, 1], [1, 1, 1], [0, 0, 0], [0]);
        static void Refused(SaeSettings settings, SaeWeights weights, string why) =>
            Should.Throw<ArgumentException>(() => new SparseAutoencoder(settings, weights)).Message.ShouldContain(why);

        Refused(new SaeSettings(SaeArchitecture.JumpReLU), Four(), "needs threshold");
        Refused(new SaeSettings(SaeArchitecture.Gated), Four(), "needs r_mag");
        Refused(new SaeSettings(SaeArchitecture.Standard), Four() with { threshold = torch.zeros(3) }, "has no threshold");
        Refused(new SaeSettings(SaeArchitecture.Standard), Four() with { W_skip = torch.zeros(1, 1) }, "has no W_skip");
        Refused(new SaeSettings(SaeArchitecture.JumpReLU), Four() with { threshold = torch.zeros(2) }, "threshold has shape [2]");
        Refused(new SaeSettings(SaeArchitecture.JumpReLU, 4), Four() with { threshold = torch.zeros(3) }, "no k");
        Refused(new SaeSettings(SaeArchitecture.Standard) { Sites = [new("a", 1), new("b", 1)] }, Four(), "add up to d_in");
    }

    [Fact]
    public void A_linear_path_needs_what_was_encoded()
    {
        using SparseAutoencoder sae = MadeUpDictionaries.Make("skip transcoder", d, F);
        SparseCodes codes = sae.Encode(torch.zeros(2, d));
        Should.Throw<ArgumentNullException>(() => sae.Decode(codes));
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
    [InlineData("\"architecture\": \"topk\"", "\"architecture\": \"temporal\"", "'temporal' is not supported")]
    [InlineData("\"architecture\": \"topk\"", "\"architecture\": \"standard\"", "has no k")]
    [InlineData("\"architecture\": \"topk\"", "\"architecture\": \"topk_transcoder\"", "d_out")]
    [InlineData("\"dtype\": \"float32\"", "\"use_error_term\": true", "'use_error_term' is not known")]
    [InlineData("\"dtype\": \"float32\"", "\"k\": 4", "cfg.json")]
    [InlineData("\"normalize_activations\": \"none\"", "\"normalize_activations\": \"layer_norm\"", "layer_norm")]
    [InlineData("\"k\": 5", "\"k\": 900", "k = 900")]
    [InlineData("\"k\": 5", "\"k\": \"five\"", "cfg.json")]
    [InlineData("\"d_in\": 19", "\"d_in\": 20", "the configuration says")]
    [InlineData("\"d_in\": 19", "\"d_in\": -1", "positive")]
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
            var tensors = new Dictionary<string, torch.Tensor>(StringComparer.Ordinal) { ["W_enc"] = sae.W_enc, ["W_dec"] = decoder, ["b_enc"] = sae.b_enc!, ["b_dec"] = sae.b_dec };
            if (extra is not null)
                tensors[extra] = sae.b_enc!;
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
