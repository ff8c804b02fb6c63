using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Runs a batch of prompts with heads replaced at positions. Norms, MLPs and embeddings are computed from what they then read. Several sets share one
/// forward pass, stacked along the batch, from the first layer that any of them touches; what lies below is taken from the plain run.
/// </summary>
public sealed class KnockoutRuns : IDisposable
{
    /// <summary>Rows of a stacked run, in tokens: matrix products gain nothing from more, and memory stays bounded.</summary>
    private const int TokensAtOnce = 2048;

    private readonly Decoder _decoder;
    private readonly PromptBatch _batch;
    private readonly ReplacementValues _values;
    private readonly KnockoutMask _mask;
    private readonly Tensor[] _residuals; // what each layer reads in the plain run, and what the final norm reads: [batch, pos, d_model]
    private readonly EndMetric _metric;

    /// <param name="decoder">The model; stays the caller's.</param>
    /// <param name="batch">The prompts; their clean side is run.</param>
    /// <param name="values">What stands in for heads; stays the caller's.</param>
    /// <param name="kind">What is measured at END.</param>
    public KnockoutRuns(Decoder decoder, PromptBatch batch, ReplacementValues values, MetricKind kind = MetricKind.LogitDifference)
    {
        (_decoder, _batch, _values) = (decoder, batch, values);
        _mask = new KnockoutMask(decoder.Config, batch);
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var layers = decoder.Config.n_layers;
        string[] names = [.. Enumerable.Range(0, layers).Select(l => $"blocks.{l}.hook_resid_pre"), $"blocks.{layers - 1}.hook_resid_post"];
        var kept = PlainPass.Keep(decoder, batch.Clean().to(decoder.W_U.device), names.ToDictionary(n => n, PositionSet? (_) => null, StringComparer.Ordinal));
        _residuals = [.. names.Select(n => kept[n])];
        _metric = new EndMetric(decoder, batch, kind, decoder.HiddenFrom(layers, _residuals[layers], new RunHooks()));
    }

    /// <summary>Runs sets, as many at once as fit; results come in their order.</summary>
    /// <param name="sets">Each must change something, but for <see cref="KnockoutSet.Nothing"/>.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Checked between stacked runs.</param>
    /// <exception cref="ArgumentException">A set names a head or a role that is not there.</exception>
    /// <exception cref="InvalidOperationException">A set changed nothing: the heads already put out their replacement.</exception>
    public IReadOnlyList<KnockoutResult> Run(IReadOnlyList<KnockoutSet> sets, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        foreach (var set in sets) _mask.Check(set);
        var results = new List<KnockoutResult>(sets.Count);
        foreach (var together in sets.Chunk(Math.Max(1, TokensAtOnce / (_batch.Count * _batch.Length))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            results.AddRange(Stacked(together));
            progress?.Report((double)results.Count / sets.Count);
        }

        return results;
    }

    /// <summary>One set.</summary>
    public KnockoutResult Run(KnockoutSet set, CancellationToken cancellationToken = default) => Run([set], null, cancellationToken)[0];

    public void Dispose()
    {
        foreach (var residual in _residuals) residual.Dispose();
        _metric.Dispose();
    }

    private IEnumerable<KnockoutResult> Stacked(KnockoutSet[] sets)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var first = sets.Min(_mask.FirstLayer);
        var counts = new ChangeCounts(sets.Length);
        var edits = Enumerable.Range(first, _decoder.Config.n_layers - first).Select(layer => Edit(sets, layer, counts)).OfType<Intervention>().ToList();
        var hidden = _decoder.HiddenFrom(first, _residuals[first].repeat(sets.Length, 1, 1), new RunHooks([], edits, stopAtLast: false));
        var differences = _metric.Of(hidden);
        return sets.Select((set, i) => Result(set, differences[(i * _batch.Count)..((i + 1) * _batch.Count)], counts, i)).ToList();
    }

    private Intervention? Edit(KnockoutSet[] sets, int layer, ChangeCounts counts)
    {
        if (_mask.Layer(sets, layer) is not { } mask) return null;
        var everyHead = mask.unsqueeze(-1).to(_values[layer].device);
        // Whether anything changed is asked set by set below: one of several stacked may leave a layer as it is.
        return new Intervention($"blocks.{layer}.attn.hook_z", z => counts.Note(z, torch.where(everyHead, _values[layer].repeat(sets.Length, 1, 1, 1), z))) { AllowNoChange = true };
    }

    private static KnockoutResult Result(KnockoutSet set, double[] differences, ChangeCounts counts, int index)
    {
        if (counts.Elements(index) == 0 && !set.Equals(KnockoutSet.Nothing))
            throw new InvalidOperationException($"Knocking out {set} changed nothing: these heads already put out what would replace them. Choose other reference prompts, another kind of ablation or other heads.");
        return new KnockoutResult(set, differences, counts.Elements(index), counts.Largest(index));
    }
}
