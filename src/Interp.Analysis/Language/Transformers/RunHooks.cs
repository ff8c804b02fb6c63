using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>What one run records and edits, and when it may stop. Made afresh for each run.</summary>
internal sealed class RunHooks
{
    private readonly HashSet<string> _record = [];
    private readonly IReadOnlyDictionary<string, Func<Tensor, Tensor>> _select = new Dictionary<string, Func<Tensor, Tensor>>(StringComparer.Ordinal);
    private readonly List<Edit> _edits = [];
    private readonly Dictionary<string, Tensor> _recorded = new(StringComparer.Ordinal);
    private readonly bool _stopAtLast;
    private int _outstanding;

    /// <summary>A plain run: nothing recorded, nothing edited.</summary>
    public RunHooks()
    {
    }

    public RunHooks(IEnumerable<string> record, IEnumerable<Intervention> interventions, bool stopAtLast)
    {
        _record = new HashSet<string>(record, StringComparer.Ordinal);
        _edits = interventions.Select(i => new Edit(i)).ToList();
        _stopAtLast = stopAtLast;
        _outstanding = _record.Union(_edits.Select(e => e.HookPoint), StringComparer.Ordinal).Count();
    }

    /// <summary>Records, of each value named, only the part that is wanted: the rest is freed as the run goes on.</summary>
    public RunHooks(IReadOnlyDictionary<string, Func<Tensor, Tensor>> select, IEnumerable<Intervention> interventions, bool stopAtLast = false)
        : this(select.Keys, interventions, stopAtLast) => _select = select;

    /// <summary>Counts matrix products where it is given.</summary>
    public FlopCounter? Flops { get; init; }

    /// <summary>Everything asked for has been seen and the rest of the forward pass is not wanted.</summary>
    public bool Finished => _stopAtLast && _outstanding == 0;

    /// <summary>Hook points met so far.</summary>
    public int Met { get; private set; }

    public IReadOnlyList<InterventionReport> Reports => _edits.Select(e => e.Report).ToList();

    /// <summary>Whether a value that is costly to form has a reader.</summary>
    public bool Wants(string name) => _outstanding > 0 && (_record.Contains(name) || _edits.Exists(e => e.Is(name)));

    /// <summary>Edits, then records, the value at a hook point; returns the value to go on with.</summary>
    public Tensor At(string name, Tensor value)
    {
        Met++;
        if (!Wants(name)) return value;
        _outstanding--;
        foreach (var edit in _edits.Where(e => e.Is(name))) value = edit.Apply(value);
        if (_record.Contains(name)) _recorded[name] = Selected(name, value).DetachFromDisposeScope();
        return value;
    }

    public ActivationCache ToCache() => new(_recorded, Met);

    /// <summary>Frees what was recorded by a run that failed.</summary>
    public void Discard()
    {
        foreach (var value in _recorded.Values) value.Dispose();
    }

    private Tensor Selected(string name, Tensor value) => _select.TryGetValue(name, out var select) ? select(value) : value;

    private sealed class Edit(Intervention intervention)
    {
        public string HookPoint => intervention.HookPoint;

        public InterventionReport Report { get; private set; } = new(intervention.HookPoint, 0, 0);

        public bool Is(string name) => string.Equals(name, HookPoint, StringComparison.Ordinal);

        public Tensor Apply(Tensor before)
        {
            var copy = before.clone();
            var after = intervention.Edit(copy);
            if (!after.shape.SequenceEqual(before.shape) || after.dtype != before.dtype)
                throw new InvalidOperationException($"The intervention at {HookPoint} returned {Describe(after)}, expected {Describe(before)}.");
            // A tensor that belongs to the caller must not be owned by the run.
            if (!ReferenceEquals(after, copy)) after = after.clone();

            using (torch.no_grad())
            {
                var changed = after.ne(before);
                var count = changed.sum().ToInt64();
                // Where both are infinite (masked scores) the difference is not a number and nothing changed.
                var most = count == 0 ? 0 : (after - before).masked_select(changed).abs().max().ToDouble();
                Report = new InterventionReport(HookPoint, count, most);
            }

            if (Report.ElementsChanged == 0 && !intervention.AllowNoChange)
                throw new InvalidOperationException($"The intervention at {HookPoint} changed none of {before.numel()} elements: it would have no effect. Check its indices and values, or set AllowNoChange.");
            return after;
        }

        private static string Describe(Tensor t) => $"{t.dtype} [{string.Join(", ", t.shape)}]";
    }
}
