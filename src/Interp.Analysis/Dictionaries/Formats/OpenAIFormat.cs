using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// OpenAI's <c>.pt</c>: one pickled state dict. Their code normalises each token before a TopK (LayerNorm) and takes the normalisation back
/// afterwards, which no weights can stand for; those are refused. The ReLU dictionaries read raw activations.
/// </summary>
internal sealed class OpenAIFormat : ISaeFormat
{
    private const string FileName = "autoencoder.pt";
    private const string Activation = "activation";
    private const string ActivationState = "activation_state_dict";

    public string Name => "openai";

    public string Title => "OpenAI (.pt)";

    public bool Recognises(string folder) => Find(folder) is [var one] && Path.GetFileName(one) != "ae.pt";

    public SaeImport Read(string folder)
    {
        using var scope = torch.NewDisposeScope();
        StateDict state = StateDict.Read(Find(folder)[0]);
        if (state.Others.Keys.FirstOrDefault(key => key is not (Activation or ActivationState)) is { } odd)
            throw new InvalidDataException($"'{state.File}' holds '{odd}', which no dictionary of OpenAI has.");
        string activation = state.Others.GetValueOrDefault(Activation) as string ?? "ReLU";
        if (activation == "TopK")
            throw new InvalidDataException($"'{state.File}' is a TopK dictionary of OpenAI, which reads each token after a LayerNorm of its own. That depends on the token and cannot be folded into weights, so it is not supported.");
        if (activation != "ReLU")
            throw new InvalidDataException($"'{state.File}': the activation '{activation}' is not supported; 'ReLU' is.");
        var table = new TensorTable(state.File, state.Tensors);
        table.Skip("stats_last_nonzero", "latents_activation_frequency", "latents_mean_square");
        torch.Tensor encoder = table.TakeTransposed("encoder.weight");
        // A tied decoder is not stored again.
        torch.Tensor decoder = table.Has("decoder.weight") ? table.TakeTransposed("decoder.weight") : encoder.t().contiguous();
        var formula = new SaeFormula(new SaeSettings(SaeArchitecture.Standard), new SaeWeights(encoder, decoder, table.Take("latent_bias"), table.Take("pre_bias")));
        table.Finish("OpenAI");
        return new SaeImport(formula.Build(state.File), Name, new Dictionary<string, string>(StringComparer.Ordinal), []);
    }

    public string? WhyNot(SparseAutoencoder sae)
    {
        if (sae.Settings.Transcoder || sae.Settings.Sites is not null)
            return "OpenAI's format has neither transcoders nor crosscoders.";
        return sae.Settings.Architecture switch
        {
            SaeArchitecture.Standard => null,
            SaeArchitecture.TopK => "OpenAI's code reads every TopK dictionary after a LayerNorm of each token, which this one does without.",
            var other => $"OpenAI's format has no {SaeArchitectureName.OfActivation(other)} dictionaries.",
        };
    }

    public void Write(SparseAutoencoder sae, string folder, IReadOnlyDictionary<string, string> metadata)
    {
        if (WhyNot(sae) is { } reason)
            throw new NotSupportedException(reason);
        Directory.CreateDirectory(folder);
        using var scope = torch.NewDisposeScope();
        using IDisposable noGradient = torch.no_grad();
        SaeWeights weights = new SaeFormula(sae.Settings, sae.Weights).SeeingCentredInput().Weights;
        torch.Tensor none = torch.zeros_like(weights.b_enc!);
        TorchArchive.Write(Path.Combine(folder, FileName),
        [
            ("pre_bias", weights.b_dec), ("latent_bias", weights.b_enc!), ("stats_last_nonzero", none.to(torch.int64)), ("latents_activation_frequency", torch.ones_like(none)),
            ("latents_mean_square", none), ("encoder.weight", weights.W_enc.t().contiguous()), ("decoder.weight", weights.W_dec.t().contiguous()), (Activation, "ReLU"),
            (ActivationState, Array.Empty<(string, object)>()),
        ]);
    }

    private static string[] Find(string folder) => Directory.GetFiles(folder, "*.pt");
}
