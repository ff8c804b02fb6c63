using System.Text.Json.Nodes;
using Interp.Analysis.Dictionaries;
using Interp.Torch;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>What SAELens computes with each of its older and rarer settings, worked out by its formulas with plain tensor operations.</summary>
public sealed class SaeLensReadingTests : IDisposable
{
    private const int d = 7;
    private const int F = 12;
    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = torch.NewDisposeScope();
    private readonly torch.Tensor _x;
    private readonly Dictionary<string, torch.Tensor> _tensors;

    public SaeLensReadingTests()
    {
        _x = torch.tensor(ToyRows.Gaussian(40, d, 5)).reshape(40, d);
        _tensors = new(StringComparer.Ordinal)
        {
            ["W_enc"] = torch.tensor(ToyRows.Gaussian(d, F, 1)).reshape(d, F),
            ["W_dec"] = torch.tensor(ToyRows.Gaussian(F, d, 2)).reshape(F, d),
            ["b_enc"] = torch.tensor(ToyRows.Gaussian(F, 1, 3)),
            ["b_dec"] = torch.tensor(ToyRows.Gaussian(d, 1, 4)),
        };
    }

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_flat_configuration_of_a_whole_training_run_is_read()
    {
        Write("""{"model_name": "gpt2-small", "hook_point": "blocks.8.hook_resid_pre", "hook_point_layer": 8, "hook_point_head_index": null, "d_in": 7, "d_sae": 12, "dtype": "torch.float32", "device": "cuda", "l1_coefficient": 8e-05, "lr": 0.0004, "use_ghost_grads": true, "b_dec_init_method": "geometric_median", "n_checkpoints": 10, "normalize_activations": false}""");
        using SaeImport import = Read();
        import.Metadata["hook_name"].ShouldBe("blocks.8.hook_resid_pre");
        import.Metadata["model_name"].ShouldBe("gpt2-small");
        import.Dictionary.Settings.ShouldBe(new SaeSettings(SaeArchitecture.Standard));
        Same(import, torch.mm((Pre(_x)).relu(), _tensors["W_dec"]) + _tensors["b_dec"]);
    }

    [Fact]
    public void A_flat_TopK_keeps_its_k()
    {
        Write("""{"architecture": "standard", "activation_fn_str": "topk", "activation_fn_kwargs": {"k": 3}, "d_in": 7, "d_sae": 12, "apply_b_dec_to_input": false, "sae_lens_training_version": "3.9.1"}""");
        using SaeImport import = Read();
        import.Dictionary.Settings.ShouldBe(new SaeSettings(SaeArchitecture.TopK, 3, false));
    }

    [Fact]
    public void Latents_scaled_after_training_stay_scaled()
    {
        _tensors["scaling_factor"] = torch.tensor(ToyRows.Gaussian(F, 1, 6));
        Write("""{"d_in": 7, "d_sae": 12, "finetuning_scaling_factor": true}""");
        using SaeImport import = Read();
        Same(import, torch.mm(Pre(_x).relu() * _tensors["scaling_factor"], _tensors["W_dec"]) + _tensors["b_dec"]);
        Write("""{"d_in": 7, "d_sae": 12, "finetuning_scaling_factor": false}""");
        Refused("does not say to use");
        _tensors["scaling_factor"] = torch.ones(F);
        Write("""{"d_in": 7, "d_sae": 12}""");
        using SaeImport plain = Read();
        plain.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_TopK_that_ranks_by_decoder_norm_does_so_here()
    {
        Write("""{"architecture": "topk", "k": 4, "d_in": 7, "d_sae": 12, "rescale_acts_by_decoder_norm": true, "metadata": {"sae_lens_version": "6.20.0"}}""");
        using SaeImport import = Read();
        torch.Tensor norms = _tensors["W_dec"].norm(1);
        (torch.Tensor values, torch.Tensor places) = (Pre(_x) * norms).topk(4);
        torch.Tensor f = torch.zeros(40, F).scatter(1, places, values.relu());
        Same(import, torch.mm(f / norms, _tensors["W_dec"]) + _tensors["b_dec"]);
        import.Dictionary.EncodeDense(_x).allclose(f, 1e-5, 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void The_scale_of_the_input_is_folded_when_it_is_given_and_refused_when_not()
    {
        Write("""{"architecture": "jumprelu", "d_in": 7, "d_sae": 12, "normalize_activations": "expected_average_only_in", "metadata": {"sae_lens_version": "6.0.0"}}""");
        _tensors["threshold"] = torch.tensor(ToyRows.Gaussian(F, 1, 7, mean: 1));
        Save();
        Refused("do not say the scale");
        File.WriteAllText(Path.Combine(_folder["sae"], "activation_scaler.json"), """{"scaling_factor": 2.5}""");
        using SaeImport import = Read();
        torch.Tensor z = Pre(_x * 2.5f), f = z.relu() * z.gt(_tensors["threshold"]).to(torch.float32);
        Same(import, (torch.mm(f, _tensors["W_dec"]) + _tensors["b_dec"]) / 2.5f);
        File.WriteAllText(Path.Combine(_folder["sae"], "activation_scaler.json"), """{"scaling_factor": 0}""");
        Refused("positive");
    }

    [Theory]
    [InlineData("""{"d_in": 7, "d_sae": 12, "activation_fn": "tanh-relu"}""", "tanh-relu")]
    [InlineData("""{"d_in": 7, "d_sae": 12, "hook_point_head_index": 3}""", "one head")]
    [InlineData("""{"d_in": 7, "d_sae": 12, "normalize_activations": "constant_norm_rescale"}""", "constant_norm_rescale")]
    [InlineData("""{"d_in": 7, "d_sae": 12, "normalize_activations": "layer_norm"}""", "layer_norm")]
    [InlineData("""{"d_in": 7, "d_sae": 12, "reshape_activations": "heads"}""", "heads")]
    [InlineData("""{"d_in": 7, "d_sae": 12, "secret_gain": 2}""", "'secret_gain' is not known")]
    [InlineData("""{"d_in": 7, "d_sae": 12, "architecture": "jumprelu"}""", "lacks the tensor threshold")]
    [InlineData("""{"d_in": 7, "d_sae": 12, "architecture": "matching_pursuit", "metadata": {"sae_lens_version": "6.30.0"}}""", "'matching_pursuit' is not supported")]
    [InlineData("""{"d_in": 7, "d_sae": 12, "architecture": "standard", "rescale_acts_by_decoder_norm": true, "metadata": {"sae_lens_version": "6.30.0"}}""", "belongs to a TopK")]
    [InlineData("""[1]""", "JSON object")]
    [InlineData("""{"d_in": 7, "d_sae": 12, "d_sae": 12}""", "cfg.json")]
    public void What_would_be_misread_is_refused(string config, string why)
    {
        Write(config);
        Refused(why);
    }

    [Fact]
    public void Half_precision_is_read_as_what_it_says()
    {
        foreach (string name in _tensors.Keys.ToArray())
            _tensors[name] = _tensors[name].to(torch.bfloat16);
        Write(new JsonObject { ["architecture"] = "standard", ["d_in"] = d, ["d_sae"] = F, ["dtype"] = "bfloat16", ["metadata"] = new JsonObject { ["sae_lens_version"] = "6.0.0" } }.ToJsonString());
        using SaeImport import = Read();
        import.Dictionary.W_dec.allclose(_tensors["W_dec"].to(torch.float32)).ShouldBeTrue();
    }

    private torch.Tensor Pre(torch.Tensor x) => torch.mm(x - _tensors["b_dec"], _tensors["W_enc"]) + _tensors["b_enc"];

    private void Write(string config)
    {
        Directory.CreateDirectory(_folder["sae"]);
        File.WriteAllText(Path.Combine(_folder["sae"], "cfg.json"), config);
        Save();
    }

    private void Save() => Safetensors.Write(Path.Combine(_folder["sae"], "sae_weights.safetensors"), _tensors);

    private SaeImport Read() => SaeFormats.Read(_folder["sae"]);

    private void Same(SaeImport import, torch.Tensor expected) =>
        import.Dictionary.Decode(import.Dictionary.Encode(_x)).allclose(expected, 1e-5, 1e-5).ShouldBeTrue();

    private void Refused(string why) => Should.Throw<InvalidDataException>(() => Read().Dispose()).Message.ShouldContain(why);
}
