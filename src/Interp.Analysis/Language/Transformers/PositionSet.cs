using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>As many positions in each prompt of a batch, which may be different ones from prompt to prompt.</summary>
public sealed class PositionSet
{
    /// <summary>The name that stands for every position.</summary>
    public const string All = "all";

    private readonly int[] _positions; // [prompts, count]
    private readonly int _length;

    private PositionSet(PromptBatch prompts, int count, int[] positions) : this(prompts.Count, prompts.Length, count, positions)
    {
    }

    private PositionSet(int prompts, int length, int count, int[] positions) => (Prompts, Count, _positions, _length) = (prompts, count, positions, length);

    /// <summary>Prompts.</summary>
    public int Prompts { get; }

    /// <summary>Positions in each.</summary>
    public int Count { get; }

    /// <summary>Position number <paramref name="slot"/> of a prompt.</summary>
    public int this[int prompt, int slot] => _positions[prompt * Count + slot];

    /// <summary>Positions by the names of their roles; <see cref="All"/> among them means every position.</summary>
    /// <exception cref="ArgumentException">There is none, or a prompt has no such role.</exception>
    public static PositionSet Of(PromptBatch prompts, IReadOnlyCollection<string> roles)
    {
        if (roles.Count == 0) throw new ArgumentException($"Name at least one position: a role such as {TokenPair.End}, or {All}.", nameof(roles));
        if (roles.Contains(All, StringComparer.Ordinal)) return Every(prompts);
        var columns = roles.Distinct(StringComparer.Ordinal).Select(prompts.Positions).ToArray();
        return new PositionSet(prompts, columns.Length, Enumerable.Range(0, prompts.Count).SelectMany(i => columns.Select(c => c[i])).ToArray());
    }

    /// <summary>The same absolute position in each prompt.</summary>
    /// <exception cref="ArgumentException">It lies off the end of a prompt.</exception>
    public static PositionSet At(PromptBatch prompts, int position)
    {
        var shortest = prompts.Pairs.Min(p => p.Clean.Length);
        if (position < 0 || position >= shortest)
            throw new ArgumentException($"Position {position} lies off the end: the shortest prompt has {shortest} tokens. Choose 0 to {shortest - 1}, or a role.", nameof(position));
        return new PositionSet(prompts, 1, Enumerable.Repeat(position, prompts.Count).ToArray());
    }

    /// <summary>Positions 0, 1, ... of each prompt, those of the filling included.</summary>
    public static PositionSet Every(PromptBatch prompts) =>
        new(prompts, prompts.Length, Enumerable.Range(0, prompts.Count).SelectMany(_ => Enumerable.Range(0, prompts.Length)).ToArray());

    /// <summary>Windows of <paramref name="width"/> neighbouring positions.</summary>
    internal static PositionSet Window(PromptBatch prompts, IReadOnlyList<int> first, int width) =>
        new(prompts, width, first.SelectMany(f => Enumerable.Range(f, width)).ToArray());

    /// <summary>Of some neighbouring prompts.</summary>
    internal PositionSet Part(int first, int prompts) =>
        first == 0 && prompts == Prompts ? this : new(prompts, _length, Count, _positions.AsSpan(first * Count, prompts * Count).ToArray());

    /// <summary>Prompt by prompt.</summary>
    internal long[] Flat => Array.ConvertAll(_positions, p => (long)p);

    /// <summary>1 where a position of ours is among <paramref name="others"/>, else 0: [prompts, count].</summary>
    internal float[] Among(PositionSet others) => Enumerable.Range(0, _positions.Length)
        .Select(i => others.Contains(i / Count, _positions[i]) ? 1f : 0f).ToArray();

    internal bool Contains(int prompt, int position) => _positions.AsSpan(prompt * Count, Count).Contains(position);

    /// <summary>The earliest position of each prompt.</summary>
    internal int[] First() => Enumerable.Range(0, Prompts).Select(i => Enumerable.Range(0, Count).Min(slot => this[i, slot])).ToArray();

    /// <summary>Places in a value that is laid out as [prompts · pos, ...], int64 [prompts · count].</summary>
    internal Tensor Places() => torch.tensor(_positions.Select((p, i) => (long)(i / Count) * _length + p).ToArray());

    /// <summary>The values at these positions.</summary>
    /// <param name="x">[prompts, pos, ...].</param>
    /// <returns>[prompts, count, ...], a copy.</returns>
    internal Tensor Gather(Tensor x)
    {
        using var scope = torch.NewDisposeScope();
        long[] rest = x.shape[2..];
        return x.reshape([(long)Prompts * _length, .. rest]).index_select(0, Places()).view([Prompts, Count, .. rest]).MoveToOuterDisposeScope();
    }
}
