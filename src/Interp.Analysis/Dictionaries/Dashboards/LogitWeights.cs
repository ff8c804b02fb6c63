using System.Runtime.InteropServices;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Dictionaries;

/// <summary>Every feature's direct effect on the logits.</summary>
public static class LogitWeights
{
    private const int Chunk = 256;

    /// <summary>
    /// W_dec · (W_out) · projection · ln_final scale · W_U for every feature, reduced to a summary. Features of a hook point without a
    /// direct path get <see cref="LogitSummary.Empty"/>.
    /// </summary>
    /// <param name="decoder">The model.</param>
    /// <param name="hookPoint">Where the dictionary writes.</param>
    /// <param name="W_dec"><c>[d_sae, d_out]</c></param>
    /// <param name="counted">Vocabulary ids that take part.</param>
    /// <param name="cancellationToken">Looked at once every 256 features.</param>
    public static IReadOnlyList<LogitSummary> Compute(
        Decoder decoder, string hookPoint, Tensor W_dec, int[] counted, CancellationToken cancellationToken)
    {
        var features = (int)W_dec.shape[0];
        if (!DirectPath.Exists(hookPoint))
            return [.. Enumerable.Repeat(LogitSummary.Empty, features)];

        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var summaries = new LogitSummary[features];
        var toLogits = DirectPath.ResidualToLogits(decoder);
        for (var first = 0; first < features; first += Chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var chunk = torch.NewDisposeScope();
            var count = Math.Min(Chunk, features - first);
            var logits = DirectPath.ToResidual(decoder, hookPoint, W_dec.narrow(0, first, count)).mm(toLogits).contiguous();
            var values = MemoryMarshal.Cast<byte, float>(logits.bytes);
            var vocabulary = values.Length / count;
            for (var i = 0; i < count; i++)
                summaries[first + i] = LogitRow.Summarise(values.Slice(i * vocabulary, vocabulary), counted);
        }

        return summaries;
    }
}
