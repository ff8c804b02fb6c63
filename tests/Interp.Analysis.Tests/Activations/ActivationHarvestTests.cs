using Interp.Analysis.Activations;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Activations;

public sealed class ActivationHarvestTests : IClassFixture<ActivationHarvestTests.World>
{
    private readonly TinyWorld _world;

    public ActivationHarvestTests(World world) => _world = world.Tiny;

    [Fact]
    public void A_harvest_holds_every_row_of_the_training_split_but_those_at_the_end_of_text()
    {
        using ActivationStore store = Harvest("all", 1_000_000);
        float[] rows = new float[store.Rows * store.d_in];
        store.Read(0, rows);
        var expected = new List<float[]>();
        int length = _world.Decoder.Config.n_ctx;
        for (long context = 0; context < _world.Corpus.ContextCount(CorpusSplit.Train, length); context++)
        {
            using var scope = torch.NewDisposeScope();
            int[] tokens = new int[length];
            _world.Corpus.Read(_world.Corpus.ContextStart(CorpusSplit.Train, length, context), tokens);
            using ActivationCache cache = _world.Decoder.RunWithCache(torch.tensor(Array.ConvertAll(tokens, token => (long)token)).unsqueeze(0), [TinyWorld.Hook]);
            float[] values = cache[TinyWorld.Hook].data<float>().ToArray();
            expected.AddRange(Enumerable.Range(0, length).Where(i => tokens[i] != _world.Corpus.Manifest.EndOfText).Select(i => values[(i * store.d_in)..((i + 1) * store.d_in)]));
        }
        store.Rows.ShouldBe(expected.Count);
        double[] sums = [.. Enumerable.Range(0, (int)store.Rows).Select(row => (double)rows.AsSpan(row * store.d_in, store.d_in).ToArray().Sum()).Order()];
        double[] wanted = [.. expected.Select(row => (double)row.Sum()).Order()];
        for (int i = 0; i < sums.Length; i++)
            sums[i].ShouldBe(wanted[i], 1e-4);
    }

    [Fact]
    public void Attention_outputs_are_harvested_with_their_heads_side_by_side()
    {
        const string hook = "blocks.0.attn.hook_z";
        DecoderConfig config = _world.Decoder.Config;
        using ActivationStore store = ActivationHarvest.Run(
            _world.Decoder, _world.Corpus, new HarvestRequest(hook, 1_000_000, 1) { Precision = ActivationPrecision.Float32 }, _world["z"], null, TestContext.Current.CancellationToken);
        store.d_in.ShouldBe(config.n_heads * config.d_head);
        double sum = 0;
        for (long context = 0; context < _world.Corpus.ContextCount(CorpusSplit.Train, config.n_ctx); context++)
        {
            using var scope = torch.NewDisposeScope();
            int[] tokens = new int[config.n_ctx];
            _world.Corpus.Read(_world.Corpus.ContextStart(CorpusSplit.Train, config.n_ctx, context), tokens);
            using ActivationCache cache = _world.Decoder.RunWithCache(torch.tensor(Array.ConvertAll(tokens, token => (long)token)).unsqueeze(0), [hook]);
            // [1, pos, n_heads, d_head]: the second head's first number is entry d_head of the row.
            float[] second = cache[hook].select(2, 1).select(2, 0).flatten().data<float>().ToArray();
            sum += Enumerable.Range(0, config.n_ctx).Where(i => tokens[i] != _world.Corpus.Manifest.EndOfText).Sum(i => (double)second[i]);
        }
        float[] rows = new float[store.Rows * store.d_in];
        store.Read(0, rows);
        Enumerable.Range(0, (int)store.Rows).Sum(row => (double)rows[row * store.d_in + config.d_head]).ShouldBe(sum, 1e-3);
    }

    [Fact]
    public void A_second_harvest_of_the_same_opens_the_first()
    {
        using ActivationStore first = Harvest("again", 500);
        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(_world["again"], "rows.bin"));
        using ActivationStore second = Harvest("again", 500);
        second.Rows.ShouldBe(500);
        second.Fingerprint.ShouldBe(first.Fingerprint);
        File.GetLastWriteTimeUtc(Path.Combine(_world["again"], "rows.bin")).ShouldBe(written);
    }

    [Fact]
    public void Another_seed_takes_other_contexts_in_another_order()
    {
        using ActivationStore one = Harvest("one", 300), same = Harvest("same", 300), two = Harvest("two", 300, seed: 2);
        same.Fingerprint.ShouldBe(one.Fingerprint);
        (two.Fingerprint == one.Fingerprint).ShouldBeFalse();
        float[] a = new float[300 * one.d_in], b = new float[300 * one.d_in];
        one.Read(0, a);
        two.Read(0, b);
        a.ShouldNotBe(b);
    }

    [Fact]
    public void An_unknown_hook_point_is_refused_and_a_cancelled_harvest_leaves_nothing()
    {
        Should.Throw<ArgumentException>(() => ActivationHarvest.Run(_world.Decoder, _world.Corpus, new HarvestRequest("blocks.0.mlp.hook_pots", 10, 1), _world["bad"], null, TestContext.Current.CancellationToken));
        using var stop = new CancellationTokenSource();
        var progress = new Stopper(stop);
        Should.Throw<OperationCanceledException>(() => ActivationHarvest.Run(_world.Decoder, _world.Corpus, new HarvestRequest(TinyWorld.Hook, 1500, 1) { BatchSize = 2 }, _world["cancelled"], progress, stop.Token));
        Directory.GetFileSystemEntries(_world["."], "cancelled*").ShouldBeEmpty();
    }

    private ActivationStore Harvest(string name, long tokens, long seed = 1) =>
        ActivationHarvest.Run(_world.Decoder, _world.Corpus, new HarvestRequest(TinyWorld.Hook, tokens, seed) { Precision = ActivationPrecision.Float32 }, _world[name], null, TestContext.Current.CancellationToken);

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<HarvestProgress>
    {
        public void Report(HarvestProgress value) => stop.Cancel();
    }

    public sealed class World : IDisposable
    {
        internal TinyWorld Tiny { get; } = new();

        public void Dispose() => Tiny.Dispose();
    }
}
