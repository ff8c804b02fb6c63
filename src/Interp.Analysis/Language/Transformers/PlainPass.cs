using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>
/// A plain pass over a batch, some prompts at a time: beside what is kept it holds the work of one part only, however many prompts there are. Prompts do not
/// meet, so that the parts give what the whole would.
/// </summary>
internal static class PlainPass
{
    /// <summary>Of one part; a longer prompt makes a part alone. More make no product faster.</summary>
    public const int TokensAtOnce = 1024;

    /// <summary>Prompts of one part.</summary>
    public static int PromptsAtOnce(long length) => (int)Math.Max(1, TokensAtOnce / length);

    /// <param name="decoder">Runs.</param>
    /// <param name="tokens">int64 [prompts, pos].</param>
    /// <param name="keep">Hook points whose values have the axes [prompts, ...], each with the positions to keep; null keeps the whole value.</param>
    /// <param name="hidden">Gets the first prompt of each part and its residual stream after the final norm, [prompts of the part, pos, d_model]; null stops at the last hook point.</param>
    /// <param name="flops">Counts the products.</param>
    /// <param name="cancellationToken">Looked at between parts.</param>
    /// <returns>The values asked for, of all prompts.</returns>
    /// <exception cref="ArgumentException">A token is not the model's, or a hook point is not there.</exception>
    public static ActivationCache Keep(
        Decoder decoder, Tensor tokens, IReadOnlyDictionary<string, PositionSet?> keep, Action<int, Tensor>? hidden = null, FlopCounter? flops = null, CancellationToken cancellationToken = default)
    {
        using var noGrad = torch.no_grad();
        foreach (var name in keep.Keys) decoder.HookPoint(name);
        decoder.Check(tokens);
        var prompts = (int)tokens.shape[0];
        var (atOnce, met) = (PromptsAtOnce(tokens.shape[1]), 0);
        Dictionary<string, Tensor> kept = new(StringComparer.Ordinal);
        try
        {
            for (var first = 0; first < prompts; first += atOnce)
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var scope = torch.NewDisposeScope();
                var (from, count) = (first, Math.Min(atOnce, prompts - first));
                // Values go where they stay as soon as they are met, so that no part's lie twice.
                var select = keep.ToDictionary(k => k.Key, k => (Func<Tensor, Tensor>)(x => Placed(k.Key, k.Value?.Part(from, count), x, from)), StringComparer.Ordinal);
                var hooks = new RunHooks(select, [], stopAtLast: hidden is null) { Flops = flops };
                try
                {
                    var end = decoder.Hidden(tokens.narrow(0, first, count), hooks);
                    hidden?.Invoke(first, end);
                    met = hooks.Met;
                }
                finally
                {
                    hooks.Discard();
                }
            }

            return new ActivationCache(kept, met);
        }
        catch
        {
            foreach (var value in kept.Values) value.Dispose();
            throw;
        }

        Tensor Placed(string name, PositionSet? at, Tensor x, int first)
        {
            using var scope = torch.NewDisposeScope();
            var value = at?.Gather(x) ?? x;
            if (!kept.TryGetValue(name, out var whole))
                kept[name] = whole = torch.empty([prompts, .. value.shape[1..]], value.dtype, value.device).DetachFromDisposeScope();
            var into = whole.narrow(0, first, value.shape[0]);
            into.copy_(value);
            return scope.MoveToOuter(into);
        }
    }
}
