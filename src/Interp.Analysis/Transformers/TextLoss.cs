using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Analysis.Transformers;

/// <summary>How well a model predicts given sequences.</summary>
/// <param name="NatsPerToken">Mean cross-entropy of each token but the first of a sequence.</param>
/// <param name="Tokens">Tokens predicted.</param>
public sealed record TextLoss(double NatsPerToken, long Tokens)
{
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
