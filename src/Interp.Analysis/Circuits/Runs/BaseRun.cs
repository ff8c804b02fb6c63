using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>One plain pass over a batch, of which only what a computation needs is kept. Without logits: a metric reads what it needs off <see cref="End"/>.</summary>
public sealed class BaseRun : IDisposable
{
    private readonly IReadOnlyDictionary<string, PositionSet?> _at;

    private BaseRun(ActivationCache kept, IReadOnlyDictionary<string, PositionSet?> at, Tensor end) => (Kept, _at, End) = (kept, at, end);

    /// <summary>The values asked for.</summary>
    public ActivationCache Kept { get; }

    /// <summary>The residual stream at END after the final norm, [prompts, d_model].</summary>
    public Tensor End { get; }

    /// <summary>Bytes held.</summary>
    public long Bytes => Kept.Names.Sum(n => Kept[n].numel() * Kept[n].element_size()) + End.numel() * End.element_size();

    /// <param name="decoder">Runs.</param>
    /// <param name="prompts">Where END is.</param>
    /// <param name="tokens">The clean or the corrupted ones, int64 [prompts, pos].</param>
    /// <param name="keep">Hook points whose values have the axes [prompts, pos, ...], each with the positions to keep; null keeps the whole value.</param>
    /// <param name="flops">Counts the products.</param>
    public static BaseRun Of(Decoder decoder, PromptBatch prompts, Tensor tokens, IReadOnlyDictionary<string, PositionSet?> keep, FlopCounter? flops = null)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var ends = PositionSet.Of(prompts, [TokenPair.End]);
        List<Tensor> end = [];
        var kept = PlainPass.Keep(decoder, tokens, keep, (first, hidden) => end.Add(ends.Part(first, (int)hidden.shape[0]).Gather(hidden).squeeze(1).MoveToOtherDisposeScope(scope)), flops);
        return new BaseRun(kept, keep, torch.cat([.. end], 0).DetachFromDisposeScope());
    }

    /// <summary>A kept value at some positions: those it was kept at, or any where it was kept whole.</summary>
    internal Tensor At(string hookPoint, PositionSet positions) =>
        _at[hookPoint] is not { } kept ? positions.Gather(Kept[hookPoint])
        : ReferenceEquals(kept, positions) ? Kept[hookPoint]
        : throw new InvalidOperationException($"{hookPoint} was kept at other positions.");

    public void Dispose()
    {
        Kept.Dispose();
        End.Dispose();
    }
}
