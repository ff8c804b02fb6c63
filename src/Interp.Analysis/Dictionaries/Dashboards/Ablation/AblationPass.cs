using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The causal effect of every chosen example ("Towards Monosemanticity", the feature card): activation × decoder row is subtracted at
/// every token of the context, the model runs on with its norms computed anew, and losses and logits are compared with the clean run.
/// End-of-text tokens carry no activation, here as in the whole pass.
/// </summary>
/// <remarks>
/// <para>
/// A second streaming pass over only those contexts that hold a chosen example; activations come from the spool, so nothing is encoded
/// twice. Where no attention follows the hook point, a changed position changes no other: only the rows before a shown token at which
/// the feature is active are run on, stacked into large products, and every other effect is exactly 0. Elsewhere the context runs on
/// once for each feature with an example in it, up to the last shown token, several at a time.
/// </para>
/// <para>
/// Memory: 56 bytes an example of the whole dictionary (5.3 KB a feature), the residual stream of one batch of contexts, and about
/// 32 MB of logits. Disk: 84 bytes for each distinct prediction, freed with the result.
/// </para>
/// </remarks>
internal sealed class AblationPass
{
    /// <summary>Rows run on at once where positions do not mix.</summary>
    private const int RowsPerRun = 2_048;

    private readonly Decoder _decoder;
    private readonly SparseAutoencoder _dictionary;
    private readonly DashboardPass _pass;
    private readonly DashboardOptions _options;
    private readonly AblationOptions _ablations;
    private readonly ResidualCut _cut;
    private readonly LogitEffects _effects;

    /// <param name="decoder">The model.</param>
    /// <param name="dictionary">Whose features are taken out.</param>
    /// <param name="pass">Complete.</param>
    /// <param name="options">Those of the pass.</param>
    /// <param name="ablations">What to ablate.</param>
    /// <param name="counted">Vocabulary ids that may be named among the tokens that change most.</param>
    public AblationPass(Decoder decoder, SparseAutoencoder dictionary, DashboardPass pass, DashboardOptions options, AblationOptions ablations, int[] counted)
    {
        (_decoder, _dictionary, _pass, _options, _ablations) = (decoder, dictionary, pass, options, ablations);
        _cut = ResidualCut.Of(decoder, options.WrittenHookPoint);
        _effects = new LogitEffects(decoder, [.. Enumerable.Range(0, decoder.Config.d_vocab).Except(counted)], options.Threads);
    }

    /// <summary>Runs it. The caller disposes the result.</summary>
    /// <param name="report">Told contexts done and contexts in all, after each batch.</param>
    /// <param name="cancellationToken">Looked at before each batch; nothing is left on disk.</param>
    public AblationResult Run(Action<int, int> report, CancellationToken cancellationToken)
    {
        using var noGradients = torch.no_grad();
        var plan = AblationPlan.Create(_pass, _options.ContextLength, _cut.Mixes ? _ablations.GroupsWhereMixing : _ablations.Groups);
        var spool = new EffectSpool(_options.WorkFolder, plan.FirstSlots[^1]);
        try
        {
            var done = 0;
            foreach (var targets in plan.Batches(_ablations.ContextsPerBatch))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var batch = AblationBatch.Collect(targets, _pass, spool, _options.ContextLength, _cut.Mixes);
                RunBatch(batch, spool, cancellationToken);
                done += batch.Contexts.Count;
                report(done, plan.Contexts);
            }

            spool.Seal();
            return new AblationResult(spool, plan.FirstSlots);
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    private void RunBatch(AblationBatch batch, EffectSpool spool, CancellationToken cancellationToken)
    {
        if (batch.Places.Count == 0)
        {
            batch.Publish([]);
            return;
        }

        using var scope = torch.NewDisposeScope();
        var at = _cut.HookPoint(_decoder.Config);
        using var cache = _decoder.RunWithCache(torch.tensor(batch.Tokens()).reshape(batch.Contexts.Count, batch.ContextLength), [at]);
        var records = new int[batch.Places.Count];
        if (_cut.Mixes)
            RunContexts(batch, cache[at], spool, records, cancellationToken);
        else
            RunRows(batch, cache[at], spool, records);
        batch.Publish(records);
    }

    /// <summary>Each place is a context of its own, one position long.</summary>
    private void RunRows(AblationBatch batch, Tensor x, EffectSpool spool, int[] records)
    {
        var flat = x.reshape(-1, _decoder.Config.d_model);
        int[] order = [.. Enumerable.Range(0, batch.Places.Count).OrderBy(place => RowOf(batch, place)).ThenBy(place => place)];
        for (var first = 0; first < order.Length; first += RowsPerRun)
        {
            using var scope = torch.NewDisposeScope();
            var places = order[first..Math.Min(order.Length, first + RowsPerRun)];
            var (rows, rowOf) = Distinct(batch, places);
            var clean = flat.index_select(0, torch.tensor(rows)).unsqueeze(1); // [rows, 1, d_model]
            var one = clean.index_select(0, torch.tensor(Array.ConvertAll(rowOf, row => (long)row))); // [places, 1, d_model]
            var activations = torch.tensor(Array.ConvertAll(places, place => batch.Activations(batch.Places[place].Run)[batch.Places[place].Position]));
            var subtracted = (activations.unsqueeze(1) * Directions(Array.ConvertAll(places, place => batch.Runs[batch.Places[place].Run].Feature))).unsqueeze(1);
            Record(batch, places, rowOf, Hidden(clean, null), Hidden(one, subtracted), spool, records);
        }
    }

    /// <summary>Each (context, feature) runs on whole, up to its last shown token; those of like length together.</summary>
    private void RunContexts(AblationBatch batch, Tensor x, EffectSpool spool, int[] records, CancellationToken cancellationToken)
    {
        var clean = Hidden(x, null);
        int[] order = [.. Enumerable.Range(0, batch.Runs.Count).Where(run => batch.Runs[run].PlaceCount > 0).OrderBy(run => batch.Runs[run].Last).ThenBy(run => run)];
        for (var first = 0; first < order.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            var count = Fitting(batch, order, first);
            var runs = order[first..(first + count)];
            first += count;
            var length = batch.Runs[runs[^1]].Last + 1;
            var before = x.index_select(0, torch.tensor(Array.ConvertAll(runs, run => (long)batch.Runs[run].Context))).narrow(1, 0, length);
            var activations = torch.tensor([.. runs.SelectMany(run => batch.Activations(run)[..length].ToArray())]).reshape(count, length, 1);
            var subtracted = activations * Directions(Array.ConvertAll(runs, run => batch.Runs[run].Feature)).unsqueeze(1);
            RecordRuns(batch, runs, length, clean, Hidden(before, subtracted), spool, records);
        }
    }

    private void RecordRuns(AblationBatch batch, int[] runs, int length, Tensor clean, Tensor ablated, EffectSpool spool, int[] records)
    {
        var numbered = runs.SelectMany((run, i) => Enumerable.Range(batch.Runs[run].FirstPlace, batch.Runs[run].PlaceCount).Select(place => (Place: place, Run: i)))
            .OrderBy(p => RowOf(batch, p.Place)).ThenBy(p => p.Place).ToArray();
        var places = Array.ConvertAll(numbered, p => p.Place);
        var (rows, rowOf) = Distinct(batch, places);
        var changed = Array.ConvertAll(numbered, p => ((long)p.Run * length) + batch.Places[p.Place].Position);
        Record(batch, places, rowOf, clean.index_select(0, torch.tensor(rows)), ablated.index_select(0, torch.tensor(changed)), spool, records);
    }

    private void Record(AblationBatch batch, int[] places, int[] rowOf, Tensor clean, Tensor ablated, EffectSpool spool, int[] records)
    {
        var effects = new EffectRecord[places.Length];
        _effects.Compute(clean, ablated, rowOf, Array.ConvertAll(places, place => batch.Places[place]), effects);
        var number = spool.Append(effects);
        foreach (var place in places)
            records[place] = number++;
    }

    /// <summary>What the unembedding reads, <c>[batch · pos, d_model]</c>.</summary>
    private Tensor Hidden(Tensor x, Tensor? subtracted) => _cut.RunOn(_decoder, x, subtracted).reshape(-1, _decoder.Config.d_model);

    private Tensor Directions(int[] features) => _cut.Directions(
        _decoder, _options.WrittenHookPoint, _dictionary.W_dec.index_select(0, torch.tensor(Array.ConvertAll(features, feature => (long)feature))));

    private int Fitting(AblationBatch batch, int[] order, int first)
    {
        var count = 1;
        while (first + count < order.Length && (count + 1) * (batch.Runs[order[first + count]].Last + 1) <= _ablations.TokensPerRun)
            count++;
        return count;
    }

    private static int RowOf(AblationBatch batch, int place) =>
        (batch.Runs[batch.Places[place].Run].Context * batch.ContextLength) + batch.Places[place].Position;

    /// <summary>The rows that places sorted by row stand on, each once, and which of them is each place's.</summary>
    private static (long[] Rows, int[] RowOf) Distinct(AblationBatch batch, int[] places)
    {
        var (rows, rowOf) = (new List<long>(places.Length), new int[places.Length]);
        for (var i = 0; i < places.Length; i++)
        {
            var row = RowOf(batch, places[i]);
            if (rows.Count == 0 || rows[^1] != row)
                rows.Add(row);
            rowOf[i] = rows.Count - 1;
        }

        return ([.. rows], rowOf);
    }
}
