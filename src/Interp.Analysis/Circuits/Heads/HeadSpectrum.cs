using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using Interp.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// The singular value decomposition of a head's OV or QK circuit with the tokens along its directions (Millidge and Black 2022). Rotary positions and
/// norms are left out; fold a norm's gain first to have it counted.
/// </summary>
/// <param name="Head">Whose.</param>
/// <param name="Values">All d_head singular values, falling.</param>
/// <param name="Directions">The first few.</param>
public sealed record HeadSpectrum(HeadName Head, IReadOnlyList<double> Values, IReadOnlyList<SingularDirection> Directions)
{
    /// <summary>W_V W_O: read by W_E, written to W_U.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="head">Whose.</param>
    /// <param name="directions">How many to describe.</param>
    /// <param name="tokens">How many tokens to name on each side.</param>
    /// <exception cref="ArgumentException">The model has no such head, or fewer directions or tokens.</exception>
    public static HeadSpectrum OV(Decoder decoder, HeadName head, int directions = 8, int tokens = 10) =>
        Of(decoder, head, f => (f.V, f.O.t()), decoder.W_U, directions, tokens);

    /// <summary>W_Q W_Kᵀ: W_E on both sides.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="head">Whose.</param>
    /// <param name="directions">How many to describe.</param>
    /// <param name="tokens">How many tokens to name on each side.</param>
    /// <exception cref="ArgumentException">The model has no such head, or fewer directions or tokens.</exception>
    public static HeadSpectrum QK(Decoder decoder, HeadName head, int directions = 8, int tokens = 10) =>
        Of(decoder, head, f => (f.Q, f.K), decoder.Weights["W_E"].t(), directions, tokens);

    private static HeadSpectrum Of(
        Decoder decoder, HeadName head, Func<HeadFactors, (Tensor Left, Tensor Right)> circuit, Tensor target, int directions, int tokens)
    {
        if (directions < 1 || directions > Math.Min(decoder.Config.d_head, decoder.Config.d_model))
            throw new ArgumentException($"A head has 1 to {decoder.Config.d_head} directions.", nameof(directions));
        if (tokens < 1 || tokens > decoder.Config.d_vocab) throw new ArgumentException($"The model has 1 to {decoder.Config.d_vocab} tokens.", nameof(tokens));
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var (left, right) = circuit(HeadFactors.Of(decoder, head));
        var (U, S, V) = OfProduct(left, right);
        var W_E = decoder.Weights["W_E"];
        return new HeadSpectrum(head, [.. S.data<double>().ToArray()], [.. Enumerable.Range(0, directions).Select(i =>
        {
            var reads = W_E.mv(U.select(1, i).to(W_E.dtype));
            var writes = target.t().mv(V.select(1, i).to(W_E.dtype));
            // Both sides may change sign together: the most strongly read token lies along the direction.
            if (-reads.min().ToDouble() > reads.max().ToDouble()) (reads, writes) = (-reads, -writes);
            return new SingularDirection(S[i].ToDouble(), Ends(reads, tokens), Ends(-reads, tokens), Ends(writes, tokens), Ends(-writes, tokens));
        })]);
    }

    // The decomposition of L Rᵀ from those of its factors, which are d_head wide: L = Q_L R_L, R = Q_R R_R, and the middle R_L R_Rᵀ is small.
    private static (Tensor U, Tensor S, Tensor V) OfProduct(Tensor left, Tensor right)
    {
        var (leftQ, leftR) = torch.linalg.qr(left);
        var (rightQ, rightR) = torch.linalg.qr(right);
        var (u, s, vh) = torch.linalg.svd(leftR.mm(rightR.t()), fullMatrices: false);
        return (leftQ.mm(u), s, rightQ.mm(vh.t()));
    }

    private static List<TokenWeight> Ends(Tensor scores, int count)
    {
        var (values, ids) = scores.to(ScalarType.Float64).Largest(count);
        return [.. ids.data<long>().ToArray().Zip(values.data<double>().ToArray(), (id, value) => new TokenWeight((int)id, value))];
    }
}

/// <summary>One direction that a head reads, and the one that it makes of it; both point where the most strongly read token lies.</summary>
/// <param name="Value">The singular value: how much longer what is written is than what is read.</param>
/// <param name="Reads">Tokens that lie farthest along what is read: of OV the value side, of QK the query side.</param>
/// <param name="ReadsAgainst">Tokens that lie farthest in its opposite.</param>
/// <param name="Writes">Tokens farthest along the other side: of OV those that it raises, of QK those that it finds.</param>
/// <param name="WritesAgainst">Tokens farthest in its opposite.</param>
public sealed record SingularDirection(
    double Value, IReadOnlyList<TokenWeight> Reads, IReadOnlyList<TokenWeight> ReadsAgainst, IReadOnlyList<TokenWeight> Writes, IReadOnlyList<TokenWeight> WritesAgainst);
