using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Activation patching of one site over layers, positions and heads. Each run begins at the patched layer and position, from what the plain run left there;
/// several cells make one run; only END is unembedded, and only the columns that the metric reads.
/// </summary>
public sealed class ActivationPatchingSweep : IDisposable
{
    // Of the cells that make one run: bounds its memory.
    internal const int RowsAtOnce = 2048;

    private readonly Decoder _decoder;
    private readonly ActivationPatchingOptions _options;
    private readonly PatchPlan _plan;
    private readonly IReadOnlyList<PatchColumn> _columns;
    private readonly BaseRuns _runs;
    private readonly ReplacementRun _replacement;
    private readonly FlopCounter _flops;

    /// <summary>Runs the clean and the corrupted prompts, and the reference where there is one.</summary>
    /// <param name="decoder">The model; stays the caller's.</param>
    /// <param name="prompts">Pairs.</param>
    /// <param name="options">What to patch.</param>
    /// <param name="reference">For means and draws: prompts whose corrupted side is read; null for these prompts' own. An independent hundred of each template gives steady means.</param>
    /// <param name="flops">Counts the products, where the caller wants to.</param>
    /// <exception cref="ArgumentException">The request cannot be computed; the message says what to change.</exception>
    public ActivationPatchingSweep(Decoder decoder, PromptBatch prompts, ActivationPatchingOptions options, PromptBatch? reference = null, FlopCounter? flops = null)
    {
        (_decoder, Prompts, _options, _flops) = (decoder, prompts, options, flops ?? new FlopCounter());
        _plan = new PatchPlan(decoder, options);
        _columns = PatchColumn.Of(options, prompts);
        var noise = options.Direction == PatchDirection.Noise;
        IReadOnlyDictionary<string, PositionSet?> patched = _plan.KeptOfPatched(), other = _plan.KeptOfOther(options.Replacement == AblationKind.Twin);
        _runs = BaseRuns.Of(decoder, prompts, options.Metric, noise ? patched : other, noise ? other : patched, _flops);
        try
        {
            using var noGrad = torch.no_grad();
            Baselines = _runs.Baselines.For(options.Scale);
            _replacement = ReplacementRun.Of(decoder, prompts, options, noise ? _runs.Corrupted : _runs.Clean, reference, _plan.Hooks, _flops);
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

    private BaseRun Patched => _options.Direction == PatchDirection.Noise ? _runs.Clean : _runs.Corrupted;

    private IReadOnlyList<double> Unpatched => _options.Direction == PatchDirection.Noise ? Baselines.CleanByPrompt : Baselines.CorruptedByPrompt;

    /// <summary>Runs the cells.</summary>
    /// <param name="rows">Gets each layer's row as soon as it is known, the top layer first. Cells are ordered by column, then by head.</param>
    /// <param name="cancellationToken">Stops between runs.</param>
    /// <exception cref="InvalidOperationException">No cell changes anything: what is put in is what was there.</exception>
    public SweepResult Run(IProgress<SweepRow>? rows = null, CancellationToken cancellationToken = default)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var windows = PatchWindow.Of(_decoder, Prompts, _columns, Patched, _flops);
        List<SweepRow> done = [];
        foreach (var layer in _plan.Layers)
        {
            using var inner = torch.NewDisposeScope();
            var plain = Patched.Kept[_options.Site.Hook(layer)];
            var other = _replacement.Values(_options.Site.Hook(layer), plain);
            if (_options.Site == PatchSite.Pattern) (plain, other) = (plain.permute(0, 2, 1, 3), other.permute(0, 2, 1, 3)); // [prompts, query, n_heads, key]
            var cells = windows.SelectMany(w => Cells(layer, w, plain, other, cancellationToken)).ToDictionary(c => c.Label, StringComparer.Ordinal);
            done.Add(new SweepRow(layer, _columns.SelectMany(c => Enumerable.Range(0, _options.Site.Heads(_decoder.Config)).Select(h => cells[Label(layer, c, h)])).ToList()));
            rows?.Report(done[^1]);
        }

        if (done.SelectMany(r => r.Cells).All(c => c.ElementsChanged == 0))
            throw new InvalidOperationException("No cell changes anything: what is put in is what was there. Choose other positions, another replacement or other prompts.");
        return new SweepResult(Baselines, _options.Scale, done.OrderBy(r => r.Layer).ToList(), _flops.Count, _runs.Bytes);
    }

    public void Dispose()
    {
        _replacement.Dispose();
        _runs.Dispose();
    }

    private List<SweepCell> Cells(int layer, PatchWindow window, Tensor plain, Tensor other, CancellationToken cancellationToken)
    {
        using var scope = torch.NewDisposeScope();
        var changes = window.Columns.Select(c => (Column: c, Change: new PatchChange(plain, other, c, window.Window, Prompts))).ToList();
        // A cell for each column, and for each head of the site.
        var heads = _options.Site.Heads(_decoder.Config);
        var written = new HeadChange(_decoder, Patched, _flops);
        var z = _options.Site.IsOfHeads() ? changes.ConvertAll(c => written.Z(_options.Site, layer, c.Change.Value, window.Suffix)) : null;
        var metric = Metric(layer, window, changes.Count * heads, Added, cancellationToken);
        List<SweepCell> cells = [];
        foreach (var (column, change) in changes)
        {
            for (var head = 0; head < change.Heads; head++)
            {
                var numbers = metric.AsSpan(cells.Count * Prompts.Count, Prompts.Count).ToArray();
                // Where nothing changes, the metric is the plain run's to the bit.
                for (var i = 0; i < numbers.Length; i++) numbers[i] = change.Reaches(i, head) ? numbers[i] : Unpatched[i];
                var (elements, most) = change.Of(head);
                cells.Add(new SweepCell(Label(layer, column, head), Baselines.Scale(numbers.Average(), _options.Scale), numbers, elements, most));
            }
        }

        return cells;

        // [prompts · width, d_model]
        Tensor Added(int cell) => z is null ? changes[cell].Change.Value.reshape(-1, _decoder.Config.d_model) : written.Write(layer, z[cell / heads], cell % heads);
    }

    // Raw, [cells · prompts].
    private double[] Metric(int layer, PatchWindow window, int cells, Func<int, Tensor> added, CancellationToken cancellationToken)
    {
        var (hook, mid) = _plan.Into(layer);
        int d = _decoder.Config.d_model, rows = Prompts.Count * window.Window.Width;
        var into = window.Window.Positions.Gather(Patched.Kept[hook]).reshape(1, rows, d);
        var atOnce = Math.Max(1, RowsAtOnce / rows);
        List<Tensor> parts = [];
        for (var first = 0; first < cells; first += atOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            var x = Edited(Enumerable.Range(first, Math.Min(atOnce, cells - first))).view(-1, window.Window.Width, d);
            var end = mid ? window.Suffix.FromMid(layer, x) : window.Suffix.FromPre(_options.Site == PatchSite.ResidPre ? layer : layer + 1, x);
            parts.Add(_runs.Metric.OfHidden(end).MoveToOuterDisposeScope());
        }

        return torch.cat([.. parts], 0).to(ScalarType.Float64).data<double>().ToArray();

        Tensor Edited(IEnumerable<int> some)
        {
            using var scope = torch.NewDisposeScope();
            return (into + torch.stack([.. some.Select(added)], 0)).MoveToOuterDisposeScope();
        }
    }

    // Heads carry their name, and the position where there are several.
    private string Label(int layer, PatchColumn column, int head) =>
        !_options.Site.IsOfHeads() ? column.Label
        : _columns.Count == 1 ? new HeadName(layer, head).ToString()
        : $"{new HeadName(layer, head)} {column.Label}";
}
