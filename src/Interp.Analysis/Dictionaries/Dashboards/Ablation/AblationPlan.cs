namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Every window to ablate, context by context. A window that runs across a context's border is split there: each part is predicted, and
/// ablated, within its own context. About 20 bytes an example.
/// </summary>
internal sealed class AblationPlan
{
    private readonly AblationTarget[] _targets;

    private AblationPlan(AblationTarget[] targets, int[] firstSlots) => (_targets, FirstSlots) = (targets, firstSlots);

    /// <summary>Slot of the first token of each feature's first example, and the number of slots: <c>[d_sae + 1]</c>.</summary>
    public int[] FirstSlots { get; }

    /// <summary>Contexts that hold a target.</summary>
    public int Contexts { get; private init; }

    /// <summary>Tokens allotted to each example.</summary>
    public const int SlotsPerExample = (2 * CardLayout.WindowReach) + 1;

    public static AblationPlan Create(DashboardPass pass, int contextLength, IReadOnlyCollection<ExampleGroup> groups)
    {
        var targets = new List<AblationTarget>();
        var slots = new int[pass.Features + 1];
        for (var feature = 0; feature < pass.Features; feature++)
        {
            var chosen = ExampleSelection.Select(pass.Tally(feature));
            slots[feature + 1] = checked(slots[feature] + (chosen.Count * SlotsPerExample));
            for (var example = 0; example < chosen.Count; example++)
            {
                if (groups.Contains(chosen[example].Group))
                    AddParts(targets, feature, slots[feature] + (example * SlotsPerExample), pass.Rows.Window(chosen[example].Row, CardLayout.WindowReach), contextLength);
            }
        }

        var sorted = targets.ToArray();
        Array.Sort(sorted, AblationTarget.InOrder);
        var contexts = sorted.Select((target, i) => i == 0 || target.Context != sorted[i - 1].Context ? 1 : 0).Sum();
        return new AblationPlan(sorted, slots) { Contexts = contexts };
    }

    /// <summary>The targets of a number of contexts at a time, in order.</summary>
    public IEnumerable<ArraySegment<AblationTarget>> Batches(int contextsPerBatch)
    {
        for (var first = 0; first < _targets.Length;)
        {
            var (end, contexts) = (first, 0);
            for (; end < _targets.Length; end++)
            {
                if ((end == first || _targets[end].Context != _targets[end - 1].Context) && contexts++ == contextsPerBatch)
                    break;
            }

            yield return new ArraySegment<AblationTarget>(_targets, first, end - first);
            first = end;
        }
    }

    private static void AddParts(List<AblationTarget> targets, int feature, int slot, (int First, int Count) window, int contextLength)
    {
        var (row, end) = (window.First, window.First + window.Count);
        while (row < end)
        {
            var context = row / contextLength;
            var count = Math.Min(end, (context + 1) * contextLength) - row;
            targets.Add(new AblationTarget(context, feature, slot, row, count));
            (row, slot) = (row + count, slot + count);
        }
    }
}
