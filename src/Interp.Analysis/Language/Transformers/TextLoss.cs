using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Analysis.Language;

/// <summary>How well a model predicts given sequences.</summary>
/// <param name="NatsPerToken">Mean cross-entropy of each token but the first of a sequence.</param>
/// <param name="Tokens">Tokens predicted.</param>
public sealed record TextLoss(double NatsPerToken, long Tokens)
{
    /// <summary>
    /// Mean cross-entropy in nats of the next token at every position but the last, through which gradients flow. The last position predicts nothing, so
    /// its logits are never formed, nor are the others copied to leave it out.
    /// </summary>
    /// <param name="decoder">The model.</param>
    /// <param name="tokens">int64 [batch, pos], at least two positions.</param>
    public static Tensor Differentiable(Decoder decoder, Tensor tokens)
    {
        decoder.Check(tokens);
        using var scope = torch.NewDisposeScope();
        var predicted = tokens.shape[1] - 1;
        var rows = decoder.Hidden(tokens, new RunHooks()).narrow(1, 0, predicted).reshape(-1, decoder.Config.d_model);
        return F.cross_entropy(decoder.Unembed(rows), tokens.narrow(1, 1, predicted).reshape(-1)).MoveToOuterDisposeScope();
    }

    /// <param name="decoder">The model.</param>
    /// <param name="sequences">Each is cut to the model's context; those shorter than two tokens do not count.</param>
    /// <param name="cancellationToken">Checked between sequences.</param>
    public static TextLoss Measure(Decoder decoder, IEnumerable<IReadOnlyList<int>> sequences, CancellationToken cancellationToken = default)
    {
        using var noGrad = torch.no_grad();
        var (sum, count) = (0.0, 0L);
        foreach (var sequence in sequences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tokens = sequence.Take(decoder.Config.n_ctx).Select(t => (long)t).ToArray();
            if (tokens.Length < 2) continue;
            using var scope = torch.NewDisposeScope();
            var ids = torch.tensor(tokens);
            var logits = decoder.Forward(ids.view(1, tokens.Length)).select(0, 0).narrow(0, 0, tokens.Length - 1);
            sum += F.cross_entropy(logits, ids.narrow(0, 1, tokens.Length - 1), reduction: nn.Reduction.Sum).ToDouble();
            count += tokens.Length - 1;
        }

        return new TextLoss(sum / Math.Max(1, count), count);
    }
}
