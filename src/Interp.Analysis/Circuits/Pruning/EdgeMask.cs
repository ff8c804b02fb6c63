namespace Interp.Analysis.Circuits;

/// <summary>Which edges carry what their sender puts out on the corrupted twin instead of what it puts out in the run.</summary>
public sealed class EdgeMask(EdgeGraph graph)
{
    private readonly bool[][] _removed = [.. graph.Receivers.Select(r => new bool[r.Senders])];

    /// <param name="receiver">Index in <see cref="EdgeGraph.Receivers"/>.</param>
    /// <param name="sender">Index in <see cref="EdgeGraph.Senders"/>.</param>
    public bool this[int receiver, int sender]
    {
        get => _removed[receiver][sender];
        set => _removed[receiver][sender] = value;
    }

    /// <summary>Edges removed.</summary>
    public int Count => _removed.Sum(r => r.Count(removed => removed));

    /// <summary>The senders that a receiver gets from the twin.</summary>
    public IEnumerable<int> Removed(int receiver) => Enumerable.Range(0, _removed[receiver].Length).Where(s => _removed[receiver][s]);

    /// <summary>Whether nothing that a sender puts out is read in the run any more.</summary>
    public bool IsSilent(int sender) => _removed.All(r => sender >= r.Length || r[sender]);
}
