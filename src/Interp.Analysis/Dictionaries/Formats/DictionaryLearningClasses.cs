using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>The classes of dictionary_learning, and how each computes: see its <c>dictionary.py</c> and <c>trainers/</c>.</summary>
internal static class DictionaryLearningClasses
{
    /// <summary>What the names of the tensors say where nothing else does.</summary>
    public static string Guess(StateDict state) => (state.Has("encoder.weight"), state.Has("k"), state.Has("W_enc")) switch
    {
        (true, true, _) => throw new InvalidDataException($"'{state.File}' may be of a TopK or of a BatchTopK dictionary, which compute differently; give its config.json as well."),
        (true, false, _) when state.Has("decoder_bias") => "GatedAutoEncoder",
        (true, false, _) when state.Has("decoder.bias") => "AutoEncoderNew",
        (true, false, _) => "AutoEncoder",
        (_, true, true) => "MatryoshkaBatchTopKSAE",
        (_, false, true) => "JumpReluAutoEncoder",
        _ => throw new InvalidDataException($"'{state.File}' holds none of the tensors of a dictionary (encoder.weight or W_enc)."),
    };

    public static SaeFormula Read(string kind, StateDict state)
    {
        if (state.Others.Keys.FirstOrDefault() is { } odd)
            throw new InvalidDataException($"'{state.File}' holds '{odd}', which is no tensor.");
        var table = new TensorTable(state.File, state.Tensors);
        SaeFormula formula = kind switch
        {
            "AutoEncoder" => new(new SaeSettings(SaeArchitecture.Standard), Linear(table, table.Take("encoder.bias"), table.Take("bias"))),
            "AutoEncoderNew" => new(new SaeSettings(SaeArchitecture.Standard, null, false), Linear(table, table.Take("encoder.bias"), table.Take("decoder.bias"))),
            "GatedAutoEncoder" => Gated(table),
            "AutoEncoderTopK" => TopK(table),
            "BatchTopKSAE" => BatchTopK(table, Linear(table, table.Take("encoder.bias"), table.Take("b_dec"))),
            "MatryoshkaBatchTopKSAE" => BatchTopK(table, Plain(table)),
            "JumpReluAutoEncoder" => new SaeFormula(new SaeSettings(SaeArchitecture.JumpReLU, null, false), Plain(table) with { threshold = table.Take("threshold") }).Check(state.File).UnitDecoder(),
            _ => throw new InvalidDataException($"The class '{kind}' of dictionary_learning is not supported; AutoEncoder, AutoEncoderNew, GatedAutoEncoder, AutoEncoderTopK, BatchTopKSAE, MatryoshkaBatchTopKSAE and JumpReluAutoEncoder are."),
        };
        table.Finish(kind);
        return formula;
    }

    /// <summary>The class that computes this formula, and its state dict.</summary>
    public static (string Kind, IReadOnlyList<(string Name, object Value)> Values) Write(SaeFormula formula) => formula.Settings.Architecture switch
    {
        SaeArchitecture.Standard => ("AutoEncoder", Linear(formula.SeeingCentredInput(), [("bias", w => w.b_dec), ("encoder.bias", w => w.b_enc!)])),
        SaeArchitecture.Gated => ("GatedAutoEncoder", Linear(formula.SeeingCentredInput().UnitDecoder(), [("decoder_bias", w => w.b_dec), ("r_mag", w => w.r_mag!), ("gate_bias", w => w.b_gate!), ("mag_bias", w => w.b_mag!)])),
        SaeArchitecture.TopK => ("AutoEncoderTopK",
        [
            ("k", torch.tensor(formula.Settings.k!.Value)), ("threshold", torch.tensor(-1f)),
            .. Linear(formula.SeeingCentredInput(), [("b_dec", w => w.b_dec), ("encoder.bias", w => w.b_enc!)]),
        ]),
        SaeArchitecture.JumpReLU => ("JumpReluAutoEncoder", Plain(formula.SeeingInput().UnitDecoder().Weights)),
        var other => throw new ArgumentOutOfRangeException(nameof(formula), other, "unknown"),
    };

    private static SaeFormula Gated(TensorTable table)
    {
        SaeWeights weights = Linear(table, null, table.Take("decoder_bias")) with { r_mag = table.Take("r_mag"), b_gate = table.Take("gate_bias"), b_mag = table.Take("mag_bias") };
        return new SaeFormula(new SaeSettings(SaeArchitecture.Gated), weights).Check(table.File).UnitDecoder();
    }

    private static SaeFormula TopK(TensorTable table)
    {
        int k = table.TakeWhole("k");
        // Only used where one asks for it by hand.
        table.Skip("threshold");
        return new SaeFormula(new SaeSettings(SaeArchitecture.TopK, k), Linear(table, table.Take("encoder.bias"), table.Take("b_dec")));
    }

    /// <summary>Outside training it is a JumpReLU with one threshold for all.</summary>
    private static SaeFormula BatchTopK(TensorTable table, SaeWeights weights)
    {
        table.TakeWhole("k");
        table.Skip("group_sizes");
        torch.Tensor threshold = table.Take("threshold");
        if (threshold.NumberOfElements != 1)
            throw new InvalidDataException($"'{table.File}': threshold has shape [{string.Join(", ", threshold.shape)}]; it must be one number.");
        float value = threshold.reshape(1).data<float>().ToArray()[0];
        if (value < 0)
            throw new InvalidDataException($"'{table.File}': its threshold was never set ({value}), so it would let every positive latent through; train it longer.");
        return new SaeFormula(new SaeSettings(SaeArchitecture.JumpReLU), weights with { threshold = torch.full_like(weights.b_enc!, value) });
    }

    private static SaeWeights Linear(TensorTable table, torch.Tensor? b_enc, torch.Tensor b_dec) =>
        new(table.TakeTransposed("encoder.weight"), table.TakeTransposed("decoder.weight"), b_enc, b_dec);

    private static SaeWeights Plain(TensorTable table) => new(table.Take("W_enc"), table.Take("W_dec"), table.Take("b_enc"), table.Take("b_dec"));

    private static List<(string, object)> Linear(SaeFormula formula, (string Name, Func<SaeWeights, torch.Tensor> Of)[] biases) =>
    [
        ("encoder.weight", formula.Weights.W_enc.t().contiguous()), ("decoder.weight", formula.Weights.W_dec.t().contiguous()),
        .. biases.Select(bias => (bias.Name, (object)bias.Of(formula.Weights))),
    ];

    private static List<(string, object)> Plain(SaeWeights weights) =>
        [("W_enc", weights.W_enc), ("b_enc", weights.b_enc!), ("W_dec", weights.W_dec), ("b_dec", weights.b_dec), ("threshold", weights.threshold!)];
}
