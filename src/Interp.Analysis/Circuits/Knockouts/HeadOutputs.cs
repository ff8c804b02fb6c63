using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>What every head puts out, z, on many prompts: in runs of a bounded size.</summary>
internal static class HeadOutputs
{
    /// <param name="decoder">The model.</param>
    /// <param name="tokens">int64 [batch, pos].</param>
    /// <param name="cancellationToken">Checked between runs.</param>
    /// <returns>Per layer, [batch, pos, n_heads, d_head]; in the innermost dispose scope, which there must be.</returns>
    public static Tensor[] Of(Decoder decoder, Tensor tokens, CancellationToken cancellationToken)
    {
        var scope = torch.CurrentDisposeScope ?? throw new InvalidOperationException("Open a dispose scope first.");
        var names = Enumerable.Range(0, decoder.Config.n_layers).Select(LayerHooks.Z).ToArray();
        var kept = PlainPass.Keep(decoder, tokens.to(decoder.W_U.device), names.ToDictionary(n => n, PositionSet? (_) => null, StringComparer.Ordinal), cancellationToken: cancellationToken);
        foreach (var name in names) scope.Attach(kept[name]);
        return [.. names.Select(n => kept[n])];
    }
}
