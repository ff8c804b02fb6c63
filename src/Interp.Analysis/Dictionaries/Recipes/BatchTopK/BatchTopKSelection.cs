using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>Exactly the k · B largest positive activations of a batch; of equal ones the earlier.</summary>
/// <remarks>
/// The k · B-th largest of the candidates so far is a bound that all the chosen reach; it rises with every chunk, and what falls
/// below is dropped, so memory stays at a few times what is kept. A batch begins with four fifths of the last one's bound; when that proves too
/// high it is gone through again from 0: the choice never depends on it.
/// </remarks>
public sealed class BatchTopKSelection(int k) : IBatchSelection
{
    private const float StartShare = 0.8f;
    private float[] _scratch = [];
    private int _wanted;
    private bool _fromZero;

    /// <summary>Candidates below are not needed.</summary>
    public float Bound { get; private set; } = float.Epsilon;

    /// <inheritdoc/>
    public float LeastKept { get; private set; }

    /// <inheritdoc/>
    public void Begin(int rows)
    {
        _wanted = checked(k * rows);
        Bound = _fromZero ? float.Epsilon : Math.Max(float.Epsilon, StartShare * LeastKept);
    }

    /// <inheritdoc/>
    public void Narrow(ActivePairs candidates)
    {
        if (candidates.Count <= 2L * _wanted)
            return;
        Bound = Wanted(candidates);
        candidates.KeepAtLeast(Bound);
    }

    /// <inheritdoc/>
    public bool Finish(ActivePairs candidates)
    {
        bool tooFew = candidates.Count < _wanted && Bound > float.Epsilon;
        _fromZero = tooFew;
        if (tooFew)
            return false;
        if (candidates.Count > _wanted)
        {
            float least = Wanted(candidates);
            int larger = 0;
            foreach (float value in candidates.Values)
                larger += value > least ? 1 : 0;
            candidates.KeepAtLeast(least, _wanted - larger);
        }
        LeastKept = float.PositiveInfinity;
        foreach (float value in candidates.Values)
            LeastKept = Math.Min(LeastKept, value);
        LeastKept = candidates.Count > 0 ? LeastKept : 0;
        return true;
    }

    private float Wanted(ActivePairs candidates)
    {
        if (_scratch.Length < candidates.Count)
            _scratch = new float[candidates.Count];
        candidates.Values.CopyTo(_scratch);
        return KthLargest.Find(_scratch.AsSpan(0, candidates.Count), _wanted);
    }
}
