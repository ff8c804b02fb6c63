using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// What there is to predict in a few contexts: each prediction once, however many windows show it. Memory: for each (context, feature)
/// of the batch one number a position, and a few numbers for each token of each window.
/// </summary>
internal sealed class AblationBatch
{
    private readonly DashboardPass _pass;
    private readonly EffectSpool _spool;
    private readonly bool _mixes;
    private readonly int[] _placeAt;
    private readonly List<AblationPlace> _places = [];
    private readonly List<AblationRun> _runs = [];
    private readonly List<(int Slot, int Place)> _shown = [];
    private float[] _activations = [];

    private AblationBatch(DashboardPass pass, EffectSpool spool, int contextLength, bool mixes)
    {
        (_pass, _spool, ContextLength, _mixes) = (pass, spool, contextLength, mixes);
        _placeAt = new int[contextLength];
        Array.Fill(_placeAt, -1);
    }

    public int ContextLength { get; }

    /// <summary>Numbers of the contexts in the pass.</summary>
    public List<int> Contexts { get; } = [];

    public IReadOnlyList<AblationRun> Runs => _runs;

    public IReadOnlyList<AblationPlace> Places => _places;

    /// <summary>A feature's activation at each position of its context.</summary>
    public ReadOnlySpan<float> Activations(int run) => _activations.AsSpan(run * ContextLength, ContextLength);

    /// <param name="targets">Of a few contexts, in order.</param>
    /// <param name="pass">Where text and activations are.</param>
    /// <param name="spool">Told of the tokens whose effect needs no run.</param>
    /// <param name="contextLength">Tokens in a context.</param>
    /// <param name="mixes">Whether an activation acts on later positions too.</param>
    public static AblationBatch Collect(ReadOnlySpan<AblationTarget> targets, DashboardPass pass, EffectSpool spool, int contextLength, bool mixes)
    {
        var batch = new AblationBatch(pass, spool, contextLength, mixes);
        batch.ReadActivations(targets);
        for (var first = 0; first < targets.Length;)
        {
            var end = first + 1;
            while (end < targets.Length && Same(targets[first], targets[end]))
                end++;
            batch.AddRun(targets[first..end]);
            first = end;
        }

        return batch;
    }

    /// <summary>Token ids of the contexts, one after the other.</summary>
    public long[] Tokens()
    {
        var ids = new long[Contexts.Count * ContextLength];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = _pass.Rows.Tokens[(Contexts[i / ContextLength] * ContextLength) + (i % ContextLength)];
        return ids;
    }

    /// <summary>Tells the spool which record belongs to each token shown.</summary>
    /// <param name="records">Record of each place.</param>
    public void Publish(ReadOnlySpan<int> records)
    {
        foreach (var (slot, place) in _shown)
            _spool.SetRecord(slot, records[place]);
    }

    private static bool Same(AblationTarget a, AblationTarget b) => a.Context == b.Context && a.Feature == b.Feature;

    /// <summary>One read of each context's activations serves all of its features.</summary>
    private void ReadActivations(ReadOnlySpan<AblationTarget> targets)
    {
        var runs = 0;
        for (var i = 0; i < targets.Length; i++)
            runs += i == 0 || !Same(targets[i - 1], targets[i]) ? 1 : 0;
        _activations = new float[runs * ContextLength];
        var placeOf = new int[_pass.Features];
        Array.Fill(placeOf, -1);
        for (int first = 0, run = 0; first < targets.Length;)
        {
            var (end, firstRun) = (first, run);
            for (; end < targets.Length && targets[end].Context == targets[first].Context; end++)
            {
                if (placeOf[targets[end].Feature] < 0)
                    placeOf[targets[end].Feature] = run++ - firstRun;
            }

            _pass.ReadActivations(targets[first].Context * ContextLength, ContextLength, placeOf, _activations.AsSpan(firstRun * ContextLength));
            foreach (var target in targets[first..end])
                placeOf[target.Feature] = -1;
            first = end;
        }
    }

    private void AddRun(ReadOnlySpan<AblationTarget> targets)
    {
        var (run, firstPlace) = (_runs.Count, _places.Count);
        if (Contexts.Count == 0 || Contexts[^1] != targets[0].Context)
            Contexts.Add(targets[0].Context);
        var activations = Activations(run);
        var firstActive = activations.IndexOfAnyExcept(0f);
        foreach (var target in targets)
        {
            for (var i = 0; i < target.Count; i++)
                Show(run, target.Slot + i, (target.Row + i) % ContextLength, target.Row + i, activations, firstActive);
        }

        var last = -1;
        foreach (var place in CollectionsMarshal.AsSpan(_places)[firstPlace..])
        {
            last = Math.Max(last, place.Position);
            _placeAt[place.Position] = -1;
        }

        _runs.Add(new AblationRun(Contexts.Count - 1, targets[0].Feature, firstPlace, _places.Count - firstPlace, last));
    }

    private void Show(int run, int slot, int position, int row, ReadOnlySpan<float> activations, int firstActive)
    {
        var predicting = position - 1;
        if (predicting < 0)
        {
            _spool.SetUndefined(slot);
            return;
        }

        var active = activations[predicting] > 0;
        if (!active && (!_mixes || firstActive < 0 || firstActive > predicting))
        {
            _spool.SetUnchanged(slot);
            return;
        }

        if (_placeAt[predicting] < 0)
        {
            _placeAt[predicting] = _places.Count;
            _places.Add(new AblationPlace(run, predicting, _pass.Rows.Tokens[row], active));
        }

        _shown.Add((slot, _placeAt[predicting]));
    }
}
