using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>By how much an activation changes when it is replaced at one column's positions.</summary>
internal sealed class PatchChange
{
    private readonly long[] _elements;
    private readonly double[] _most;
    private readonly bool[] _reached;
    private readonly int _prompts;

    /// <param name="plain">In the run that is patched, [prompts, pos, heads, ...].</param>
    /// <param name="other">What is put in, likewise.</param>
    /// <param name="column">Where.</param>
    /// <param name="window">What is computed.</param>
    /// <param name="prompts">Where END is.</param>
    public PatchChange(Tensor plain, Tensor other, PatchColumn column, Window window, PromptBatch prompts)
    {
        using var scope = torch.NewDisposeScope();
        _prompts = prompts.Count;
        var ends = prompts.Positions(TokenPair.End);
        var here = window.Positions.Among(column.At);
        for (var i = 0; i < here.Length; i++) here[i] *= window.Positions.Flat[i] <= ends[i / window.Width] ? 1 : 0;
        Tensor before = window.Positions.Gather(plain), after = window.Positions.Gather(other);
        var mask = torch.tensor(here).gt(0).view([_prompts, window.Width, .. Enumerable.Repeat(1L, before.shape.Length - 2)]);
        Value = torch.where(mask, after - before, torch.zeros_like(before)).MoveToOuterDisposeScope();
        var heads = before.shape.Length > 3 ? before.shape[2] : 1;
        var byHead = Value.reshape(_prompts, window.Width, heads, -1);
        var changed = byHead.ne(0);
        _elements = changed.sum([0L, 1, 3]).data<long>().ToArray();
        _most = byHead.abs().amax([0L, 1, 3]).to(ScalarType.Float64).data<double>().ToArray();
        _reached = changed.any(-1).any(1).contiguous().data<bool>().ToArray(); // [prompts, heads]
    }

    /// <summary>New − old within the window, 0 elsewhere: [prompts, width, heads, ...].</summary>
    public Tensor Value { get; }

    /// <summary>Heads, or 1.</summary>
    public int Heads => _elements.Length;

    /// <summary>How many numbers of a head change, and the largest change.</summary>
    public (long Elements, double Most) Of(int head) => (_elements[head], _most[head]);

    /// <summary>Whether anything of a head changes in a prompt.</summary>
    public bool Reaches(int prompt, int head) => _reached[prompt * Heads + head];
}
