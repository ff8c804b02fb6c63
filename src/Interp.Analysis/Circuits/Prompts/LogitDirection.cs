using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>The logit difference of each prompt as a direction that the residual stream is read along.</summary>
internal sealed class LogitDirection
{
    private readonly Normalisation _norm;
    private readonly Tensor _read;

    /// <param name="decoder">The model; its weights are read in double.</param>
    /// <param name="pairs">Whose answers are compared.</param>
    /// <exception cref="ArgumentException">An answer is no token of the model.</exception>
    public LogitDirection(Decoder decoder, IReadOnlyList<TokenPair> pairs)
    {
        var (answers, wrong) = (Ids(decoder, pairs.Select(p => p.Answer)), Ids(decoder, pairs.Select(p => p.Wrong)));
        var difference = decoder.UnembeddingOf(answers).to(ScalarType.Float64) - decoder.UnembeddingOf(wrong).to(ScalarType.Float64);
        _norm = decoder.Config.Normalisation;
        _read = _norm == Normalisation.None ? difference : difference * decoder.Weights["ln_final.w"].to(ScalarType.Float64);
        // The norm's mean is removed from the direction instead of from every vector that is read along it.
        if (_norm == Normalisation.LayerNorm) _read = _read - _read.mean([1L], keepdim: true);
        FinalNormBias = decoder.Weights.Find("ln_final.b") is { } b ? difference.mv(b.to(ScalarType.Float64)) : torch.zeros(pairs.Count, ScalarType.Float64);
        UnembeddingBias = decoder.b_U is { } b_U
            ? b_U.index_select(0, answers).to(ScalarType.Float64) - b_U.index_select(0, wrong).to(ScalarType.Float64)
            : torch.zeros(pairs.Count, ScalarType.Float64);
        Difference = difference;
    }

    /// <summary>Columns of W_U: answer − wrong, [prompt, d_model], float64.</summary>
    public Tensor Difference { get; }

    /// <summary>What the final norm's bias adds, [prompt], float64.</summary>
    public Tensor FinalNormBias { get; }

    /// <summary>What the unembedding's bias adds, [prompt], float64.</summary>
    public Tensor UnembeddingBias { get; }

    /// <summary>u with: contribution of a summand c of the residual stream = c · u.</summary>
    /// <param name="scale">The final norm's denominator, [prompt, 1]; null where the model has no norm.</param>
    /// <returns>[prompt, d_model], float64.</returns>
    public Tensor Through(Tensor? scale) => _norm == Normalisation.None ? _read : _read / scale!.to(ScalarType.Float64);

    private static Tensor Ids(Decoder decoder, IEnumerable<int> tokens)
    {
        var ids = tokens.Select(t => (long)t).ToArray();
        foreach (var id in ids)
        {
            if (id < 0 || id >= decoder.Config.d_vocab)
                throw new ArgumentException($"Token {id} is compared, but the model knows 0 to {decoder.Config.d_vocab - 1}. Use the model's own tokenizer.", nameof(tokens));
        }

        return torch.tensor(ids);
    }
}
