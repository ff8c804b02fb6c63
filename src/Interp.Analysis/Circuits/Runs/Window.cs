using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// The part of each prompt that an edit can reach: as many positions in each, up to END at least. Earlier positions are as in the plain run, whose keys and
/// values stand for them.
/// </summary>
internal sealed class Window
{
    private readonly int[] _first, _end;
    private readonly PromptBatch _prompts;

    /// <param name="prompts">The batch.</param>
    /// <param name="earliest">The first position of each prompt that an edit touches.</param>
    public Window(PromptBatch prompts, IReadOnlyList<int> earliest)
    {
        _prompts = prompts;
        _end = prompts.Positions(TokenPair.End);
        Width = Math.Max(1, Enumerable.Range(0, prompts.Count).Max(i => _end[i] - earliest[i] + 1));
        _first = Array.ConvertAll(_end, e => Math.Max(0, e - Width + 1));
        Prefix = _first.Max();
        Positions = PositionSet.Window(prompts, _first, Width);
        End = PositionSet.Of(prompts, [TokenPair.End]);
    }

    /// <summary>Positions in each prompt.</summary>
    public int Width { get; }

    /// <summary>Positions before the window, at most; a prompt's own are those before its first.</summary>
    public int Prefix { get; }

    public PositionSet Positions { get; }

    /// <summary>END of each prompt.</summary>
    public PositionSet End { get; }

    /// <summary>0 where a query may look at a key, −∞ elsewhere, for keys before the window: [prompts, 1, prefix].</summary>
    public Tensor PrefixMask(ScalarType type) => Mask(type, 1, Prefix, (prompt, _, key) => key < _first[prompt]);

    /// <summary>The same for keys of the window: [prompts, queries, width].</summary>
    public Tensor OwnMask(ScalarType type, PositionSet queries) =>
        Mask(type, queries.Count, Width, (prompt, query, key) => _first[prompt] + key <= queries[prompt, query]);

    /// <summary>What stands at END.</summary>
    /// <param name="x">[cells · prompts, width, ...].</param>
    /// <returns>[cells · prompts, 1, ...].</returns>
    public Tensor AtEnd(Tensor x)
    {
        if (Width == 1) return x;
        var slots = Enumerable.Range(0, checked((int)x.shape[0])).Select(row => (long)row * Width + _end[row % _end.Length] - _first[row % _end.Length]).ToArray();
        long[] rest = x.shape[2..];
        return x.reshape([x.shape[0] * Width, .. rest]).index_select(0, torch.tensor(slots)).view([x.shape[0], 1, .. rest]);
    }

    /// <summary>For each place of the window, which of <paramref name="set"/>'s positions it is: [prompts · width], −1 for none.</summary>
    public int[] SlotsOf(PositionSet set) => Enumerable.Range(0, _prompts.Count * Width).Select(i =>
    {
        int prompt = i / Width, position = _first[prompt] + i % Width;
        return Enumerable.Range(0, set.Count).Where(slot => set[prompt, slot] == position).DefaultIfEmpty(-1).First();
    }).ToArray();

    private Tensor Mask(ScalarType type, int queries, int keys, Func<int, int, int, bool> sees)
    {
        var mask = new float[_first.Length * queries * keys];
        for (var i = 0; i < mask.Length; i++) mask[i] = sees(i / (queries * keys), i / keys % queries, i % keys) ? 0 : float.NegativeInfinity;
        return torch.tensor(mask).view(_first.Length, queries, keys).to(type);
    }
}
