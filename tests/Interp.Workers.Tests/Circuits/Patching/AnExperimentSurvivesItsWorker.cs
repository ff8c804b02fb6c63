using System.Diagnostics;
using System.Text.Json;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Tests.Circuits;

public sealed class AnExperimentSurvivesItsWorker(PostgresCluster cluster)
{
    private const string Model = "slow-toy";
    private const int Layers = 16;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Path_patching_that_is_taken_up_has_every_row_once_with_the_values_of_an_undisturbed_run()
    {
        await using var lab = await Lab.Open(cluster);
        await AddSlowToy(lab);
        var doomed = lab.StartWorkerProcess();
        await lab.WaitForDoor();
        var id = (await Submit(lab, force: false)).Id;
        var before = await RowsOf(lab, id, rows => rows.Count >= 3);
        await Lab.Kill(doomed);
        before = await Rows(lab, id);
        before.Count.ShouldBeInRange(3, Layers - 2, "the worker was to die amid the sweep");

        await lab.StartWorker();
        var job = await lab.WaitForEnd(id);
        job.Summary.Error.ShouldBeNull();
        job.Attempt.ShouldBeGreaterThan(1);
        var resumed = await Rows(lab, id);
        resumed.Count.ShouldBe(Layers - 1);
        foreach (var (row, values) in before) resumed[row].ShouldBe(values, "rows that were there are kept as they were");
        (await lab.Get<ExperimentQueries>().Find(lab.World.Instructor, id, Cancellation))!.Summary.State.ShouldBe(ExperimentState.Complete);

        var undisturbed = (await Submit(lab, force: true)).Id;
        undisturbed.ShouldNotBe(id);
        (await lab.WaitForEnd(undisturbed)).Attempt.ShouldBe(1);
        var whole = await Rows(lab, undisturbed);
        whole.Keys.Order().ShouldBe(resumed.Keys.Order());
        var largest = whole.Values.SelectMany(v => v).Max(MathF.Abs);
        // Rows that were left are computed beside others than in a whole run, which moves the last digits of single precision.
        foreach (var (row, values) in whole) values.Zip(resumed[row]).ShouldAllBe(p => MathF.Abs(p.First - p.Second) <= 1e-5f * largest);
    }

    private static Task<JobSubmission> Submit(Lab lab, bool force) => lab.Get<JobCommands>().Submit(lab.World.Instructor, PatchPathsParameters.Kind, JsonSerializer.SerializeToElement(new
    {
        model = Model, promptSet = "slow-pairs", unit = "raw", receivers = new[] { new { kind = "v", heads = new[] { $"{Layers - 1}.0" } } }, receiverPositions = new[] { "all" },
    }), force, Cancellation);

    private static async Task<Dictionary<int, float[]>> Rows(Lab lab, Guid id)
    {
        await using var db = lab.Db();
        // The key of a row is experiment, grid and number: there cannot be two.
        return await db.ExperimentRows.AsNoTracking().Where(r => r.ExperimentId == id && r.Grid == 0).ToDictionaryAsync(r => r.Row, r => r.Values, Cancellation);
    }

    private static async Task<Dictionary<int, float[]>> RowsOf(Lab lab, Guid id, Func<Dictionary<int, float[]>, bool> until)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var rows = await Rows(lab, id);
            if (until(rows)) return rows;
            if (watch.Elapsed > TimeSpan.FromMinutes(3)) throw new InvalidOperationException($"After {watch.Elapsed} there are {rows.Count} rows.");
            await Task.Delay(20, Cancellation);
        }
    }

    // Deep enough that its rows come one after the other for seconds.
    private static async Task AddSlowToy(Lab lab)
    {
        var toy = Path.Combine(lab.Models, "toy");
        int words;
        using (var decoder = ModelFolder.Load(toy)) words = decoder.Config.d_vocab;
        var config = DecoderConfig.OneLayerRelu(words) with { n_layers = Layers, d_model = 96, n_heads = 4, n_kv_heads = 4, d_head = 24, d_mlp = 384, n_ctx = 32 };
        using (var weights = DecoderInitialisation.Random(config, 5)) ModelFolder.Save(Path.Combine(lab.Models, Model), config, weights);
        File.Copy(Path.Combine(toy, "tokenizer.json"), Path.Combine(lab.Models, Model, "tokenizer.json"));
        await lab.Register();
        var tokenizer = TokenizerFolder.Load(toy);
        var single = new[] { "river", "stone", "light", "quiet", "garden", "letter", "north", "paper" }.Where(w => tokenizer.Encode(" " + w).Length == 1).ToList();
        var pairs = single.SelectMany(a => single.Where(b => b != a).Select(b => new PromptText(
            string.Concat(Enumerable.Repeat($" {a} under {b}", 4)), string.Concat(Enumerable.Repeat($" {b} under {a}", 4)), $" {a}", $" {b}", new Dictionary<string, int>(StringComparer.Ordinal)))).ToList();
        await lab.Get<PromptSetCommands>().Create(lab.World.Researcher, new(PromptSource.Pairs, Pairs: pairs, Name: "slow-pairs", Visibility: Visibility.Cohort), Cancellation);
    }
}
