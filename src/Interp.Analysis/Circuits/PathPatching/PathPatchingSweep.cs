using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Path patching of many senders at once, exactly: passes A and B are shared, pass C needs no attention (<see cref="SenderPaths"/>), pass D begins at the
/// receivers (<see cref="ReceiverRun"/>). Senders of the top layers come first.
/// </summary>
public sealed class PathPatchingSweep : IDisposable
{
    // Of one group of senders: small enough that the first row comes soon, large enough for efficient products.
    internal const int RowsAtOnce = 1280;

    private readonly Decoder _decoder;
    private readonly PathPatchingOptions _options;
    private readonly PositionSet _places;
    private readonly Window? _window;
    private readonly BaseRuns _runs;
    private readonly FlopCounter _flops;
    private readonly bool _shared;

    /// <summary>Runs passes A and B.</summary>
    /// <param name="decoder">The model; stays the caller's.</param>
    /// <param name="prompts">Pairs.</param>
    /// <param name="options">What to patch.</param>
    /// <param name="flops">Counts the products, where the caller wants to.</param>
    /// <exception cref="ArgumentException">The request cannot be computed or would show nothing; the message says what to change.</exception>
    public PathPatchingSweep(Decoder decoder, PromptBatch prompts, PathPatchingOptions options, FlopCounter? flops = null)
        : this(decoder, prompts, options, null, flops ?? new FlopCounter())
    {
    }

    /// <summary>With passes A and B made before: they keep what <see cref="PathCache.OfAnyPatched"/> and <see cref="PathCache.OfAnyOther"/> say, and stay the caller's.</summary>
    internal PathPatchingSweep(Decoder decoder, PromptBatch prompts, PathPatchingOptions options, BaseRuns shared)
        : this(decoder, prompts, options, shared, new FlopCounter())
    {
    }

    private PathPatchingSweep(Decoder decoder, PromptBatch prompts, PathPatchingOptions options, BaseRuns? shared, FlopCounter flops)
    {
        (_decoder, Prompts, _options, _flops, _shared) = (decoder, prompts, PathPatchingCheck.Checked(options, decoder.Config, prompts), flops, shared is not null);
        _places = _options.Places(prompts);
        _window = _options.ToLogits ? null : new Window(prompts, _places.First());
        if (shared is not null)
        {
            (_runs, Baselines) = (shared, shared.Baselines.For(_options.Scale));
            return;
        }

        IReadOnlyDictionary<string, PositionSet?> patched = PathCache.OfPatched(decoder, _options, _places, _window).Keep, other = PathCache.OfOther(decoder.Config, _options, _places).Keep;
        var noise = _options.Direction == PatchDirection.Noise;
        _runs = BaseRuns.Of(decoder, prompts, _options.Metric, noise ? patched : other, noise ? other : patched, _flops);
        try
        {
            Baselines = _runs.Baselines.For(_options.Scale);
        }
        catch
        {
            _runs.Dispose();
            throw;
        }
    }

    public PromptBatch Prompts { get; }

    /// <summary>The metric of the two plain runs.</summary>
    public MetricBaselines Baselines { get; }

    /// <summary>Runs passes C and D.</summary>
    /// <param name="rows">Gets each row as soon as it is known, the top layer first.</param>
    /// <param name="cancellationToken">Stops between products.</param>
    /// <exception cref="InvalidOperationException">Every sender is alike in both runs.</exception>
    public SweepResult Run(IProgress<SweepRow>? rows = null, CancellationToken cancellationToken = default) => Run(rows, allowNoChange: false, cancellationToken);

    /// <summary>As the other, where it may be that every sender is alike in both runs and every cell the unpatched run.</summary>
    internal SweepResult Run(IProgress<SweepRow>? rows, bool allowNoChange, CancellationToken cancellationToken)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var (patched, other) = _options.Direction == PatchDirection.Noise ? (_runs.Clean, _runs.Corrupted) : (_runs.Corrupted, _runs.Clean);
        using var writes = new SenderWrites(_decoder, Prompts, _options, _places, patched, other, _flops);
        var paths = new SenderPaths(_decoder, _options, _places, patched, writes, _flops);
        var receiver = _window is null ? null : new ReceiverRun(_decoder, patched, new SuffixRun(_decoder, patched, _window, _flops), _flops);
        var last = PathPatchingCheck.LastLayer(_options, _decoder.Config);
        var cells = new Dictionary<PathSender, SweepCell>(ReferenceEqualityComparer.Instance);
        List<SweepRow> done = [];
        foreach (var sender in _options.Senders.Where(s => s.FirstLayer >= last)) cells[sender] = Cell(sender, Unpatched, (0, 0)) with { Reachable = false };
        Emit(last);
        foreach (var group in Groups(last))
        {
            using var inner = torch.NewDisposeScope();
            var values = Metric(group, paths, receiver, patched, last, cancellationToken);
            for (var i = 0; i < group.Count; i++) cells[group[i]] = Cell(group[i], values[i], writes.Change(group[i], last));
            Emit(_options.Senders.Where(s => !cells.ContainsKey(s)).Select(s => s.FirstLayer).DefaultIfEmpty(-1).Max() + 1);
        }

        if (!allowNoChange && cells.Values.All(c => c.ElementsChanged == 0))
            throw new InvalidOperationException("Every sender is alike in both runs at these positions: patching them changes nothing. Choose other positions or prompts.");
        return new SweepResult(Baselines, _options.Scale, done.OrderBy(r => r.Layer).ToList(), _flops.Count, _runs.Bytes);

        // Hands on the rows from a layer up that are complete and have not been handed on.
        void Emit(int from)
        {
            foreach (var layer in _options.Senders.GroupBy(s => s.FirstLayer).Where(g => g.Key >= from && !done.Exists(r => r.Layer == g.Key)).OrderByDescending(g => g.Key))
            {
                done.Add(new SweepRow(layer.Key, layer.Select(s => cells[s]).ToList()));
                rows?.Report(done[^1]);
            }
        }
    }

    public void Dispose()
    {
        if (!_shared) _runs.Dispose();
    }

    private IReadOnlyList<double> Unpatched => _options.Direction == PatchDirection.Noise ? Baselines.CleanByPrompt : Baselines.CorruptedByPrompt;

    // The metric of each sender and prompt. Where nothing reached the receivers it is the plain run's, to the bit.
    private List<double[]> Metric(List<PathSender> group, SenderPaths paths, ReceiverRun? receiver, BaseRun patched, int last, CancellationToken cancellationToken)
    {
        Tensor value, reached;
        if (receiver is null)
        {
            var change = paths.Follow(group, last, null, cancellationToken);
            var post = patched.At(LayerHooks.ResidPost(last - 1), _places).reshape(1, -1, _decoder.Config.d_model);
            var x = post + change;
            value = _runs.Metric.OfHidden(_options.LayerNorm == PathPart.Freeze ? _decoder.LnFinal.ForwardFrozen(x, post) : _decoder.LnFinal.Forward(x, new RunHooks()));
            reached = change.ne(0).any(-1);
        }
        else
        {
            var received = new ReceivedValues(_decoder, _options, _places, patched, _flops);
            reached = torch.zeros([group.Count, Prompts.Count], ScalarType.Bool);
            paths.Follow(group, last, (layer, change) =>
            {
                if (!received.Layers.Contains(layer)) return;
                received.Record(layer, change);
                using var one = torch.NewDisposeScope();
                reached = reached.logical_or(change.ne(0).view(group.Count, Prompts.Count, -1).any(-1)).MoveToOuterDisposeScope();
            }, cancellationToken);
            value = _runs.Metric.OfHidden(receiver.End(received, group.Count, cancellationToken));
        }

        var numbers = value.to(ScalarType.Float64).data<double>().ToArray();
        var touched = reached.data<bool>().ToArray();
        return Enumerable.Range(0, group.Count).Select(i => Enumerable.Range(0, Prompts.Count)
            .Select(p => touched[i * Prompts.Count + p] ? numbers[i * Prompts.Count + p] : Unpatched[p]).ToArray()).ToList();
    }

    // From the top layer down; within a group by first layer.
    private IEnumerable<List<PathSender>> Groups(int last)
    {
        var atOnce = Math.Max(1, RowsAtOnce / (Prompts.Count * _places.Count));
        return _options.Senders.Where(s => s.FirstLayer < last).OrderByDescending(s => s.FirstLayer).Chunk(atOnce).Select(g => g.OrderBy(s => s.FirstLayer).ToList());
    }

    private SweepCell Cell(PathSender sender, IReadOnlyList<double> byPrompt, (long Elements, double Most) change) =>
        new(sender.Name, Baselines.Scale(byPrompt.Average(), _options.Scale), byPrompt, change.Elements, change.Most);
}
