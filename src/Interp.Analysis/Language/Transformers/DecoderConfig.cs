using System.Text.Json.Serialization;

namespace Interp.Analysis.Language;

/// <summary>The shape of a decoder-only transformer. Names are the field's own (TransformerLens).</summary>
public sealed record DecoderConfig
{
    /// <summary>Width of the residual stream.</summary>
    public required int d_model { get; init; }

    public required int n_layers { get; init; }

    public required int n_heads { get; init; }

    /// <summary>Key and value heads; each serves <c>n_heads / n_kv_heads</c> query heads.</summary>
    public required int n_kv_heads { get; init; }

    public required int d_head { get; init; }

    /// <summary>MLP neurons per layer; 0 makes an attention-only model.</summary>
    public required int d_mlp { get; init; }

    /// <summary>Longest sequence, in tokens.</summary>
    public required int n_ctx { get; init; }

    public required int d_vocab { get; init; }

    public MlpActivation Activation { get; init; } = MlpActivation.Relu;

    /// <summary>SwiGLU-style MLP: <c>act(x W_gate) * (x W_in)</c>.</summary>
    public bool GatedMlp { get; init; }

    public Normalisation Normalisation { get; init; } = Normalisation.LayerNorm;

    public double NormEps { get; init; } = 1e-5;

    public PositionalEncoding Positions { get; init; } = PositionalEncoding.Learned;

    /// <summary>Base of the rotary frequencies; unused by other encodings.</summary>
    public double RopeTheta { get; init; } = 10_000;

    /// <summary>The unembedding is the transposed embedding.</summary>
    public bool TiedUnembedding { get; init; }

    public bool AttentionBias { get; init; }

    public bool MlpBias { get; init; }

    /// <summary>
    /// A bias after the unembedding, as folding the final norm makes one. Internal, so that it takes no part in the text that hashes of models
    /// are made of: there the bias shows by its weights.
    /// </summary>
    [JsonInclude, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    internal bool UnembeddingBias { get; init; }

    /// <summary>The one-layer ReLU model of "Towards Monosemanticity": d_model 128, 512 neurons, context 256.</summary>
    public static DecoderConfig OneLayerRelu(int d_vocab) => new()
    {
        d_model = 128,
        n_layers = 1,
        n_heads = 4,
        n_kv_heads = 4,
        d_head = 32,
        d_mlp = 512,
        n_ctx = 256,
        d_vocab = d_vocab,
        AttentionBias = true,
        MlpBias = true,
    };

    /// <summary>This configuration, once every field is known to be sane.</summary>
    /// <exception cref="InvalidDataException">A field is out of range or two fields disagree.</exception>
    public DecoderConfig Validated()
    {
        InRange(d_model, 1, 65_536, nameof(d_model));
        InRange(n_layers, 1, 1_024, nameof(n_layers));
        InRange(n_heads, 1, 1_024, nameof(n_heads));
        InRange(n_kv_heads, 1, 1_024, nameof(n_kv_heads));
        InRange(d_head, 1, 4_096, nameof(d_head));
        InRange(d_mlp, 0, 1_048_576, nameof(d_mlp));
        InRange(n_ctx, 1, 1_048_576, nameof(n_ctx));
        InRange(d_vocab, 1, 4_194_304, nameof(d_vocab));
        Require(n_heads % n_kv_heads == 0, $"n_heads {n_heads} is not a multiple of n_kv_heads {n_kv_heads}");
        Require(Enum.IsDefined(Activation) && Enum.IsDefined(Normalisation) && Enum.IsDefined(Positions), "an unknown activation, normalisation or positional encoding");
        Require(NormEps is > 0 and < 1, $"norm epsilon {NormEps} is not between 0 and 1");
        var rotary = Positions is PositionalEncoding.RotaryInterleaved or PositionalEncoding.RotaryHalfSplit;
        Require(!rotary || d_head % 2 == 0, $"rotary positions turn pairs, so d_head {d_head} must be even");
        Require(!rotary || (double.IsFinite(RopeTheta) && RopeTheta > 0), $"rope theta {RopeTheta} is not positive");
        Require(d_mlp > 0 || !GatedMlp, "a gated MLP needs d_mlp > 0");
        Require(DecoderWeights.Count(this) <= MaxParameters, $"more than {MaxParameters:N0} parameters");
        return this;
    }

    /// <summary>Larger models are refused before any memory is asked for.</summary>
    private const long MaxParameters = 20_000_000_000;

    private static void InRange(int value, int least, int most, string name) =>
        Require(value >= least && value <= most, $"{name} is {value}, expected {least:N0} to {most:N0}");

    private static void Require(bool holds, string why)
    {
        if (!holds) throw new InvalidDataException($"Model configuration: {why}. Correct the model's config.json.");
    }
}
