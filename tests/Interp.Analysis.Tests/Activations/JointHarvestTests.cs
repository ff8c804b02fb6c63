using Interp.Analysis.Activations;

namespace Interp.Analysis.Tests.Activations;

public sealed class JointHarvestTests : IDisposable
{
    private const string Read = "blocks.0.hook_resid_mid";
    private const string Written = "blocks.0.hook_mlp_out";
    private readonly TinyWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Stores_are_those_of_single_harvests_and_their_rows_belong_to_the_same_tokens()
    {
        IReadOnlyList<ActivationStore> joint = Harvest([Read, Written], 1);
        using ActivationStore single = ActivationHarvest.Run(_world.Decoder, _world.Corpus, Request(1) with { HookPoint = Written }, _world["single"], null, TestContext.Current.CancellationToken);
        joint[1].Fingerprint.ShouldBe(single.Fingerprint);
        Rows(joint[1]).ShouldBe(Rows(single));

        var pairs = new JoinedSource(joint);
        pairs.d_in.ShouldBe(joint[0].d_in + joint[1].d_in);
        float[] rows = Rows(pairs), left = Rows(joint[0]), right = Rows(joint[1]);
        for (int row = 0; row < pairs.Rows; row += 17)
            rows[(row * pairs.d_in)..((row + 1) * pairs.d_in)].ShouldBe([.. left[(row * joint[0].d_in)..((row + 1) * joint[0].d_in)], .. right[(row * joint[1].d_in)..((row + 1) * joint[1].d_in)]]);
        pairs.Statistics.Variance.ShouldBe(joint[0].Statistics.Variance + joint[1].Statistics.Variance, 1e-6);
        joint.ToList().ForEach(store => store.Dispose());
    }

    [Fact]
    public void What_is_there_already_is_opened_and_only_the_rest_is_made()
    {
        Harvest([Read], 1)[0].Dispose();
        DateTime made = File.GetLastWriteTimeUtc(Directory.GetFiles(_world[Read + "-1"])[0]);
        IReadOnlyList<ActivationStore> both = Harvest([Read, Written], 1);
        File.GetLastWriteTimeUtc(Directory.GetFiles(_world[Read + "-1"])[0]).ShouldBe(made);
        both.Select(store => store.Manifest.HookPoint).ShouldBe([Read, Written]);
        both.ToList().ForEach(store => store.Dispose());
    }

    [Fact]
    public void Rows_of_different_tokens_are_not_joined()
    {
        using ActivationStore one = Harvest([Read], 1)[0], other = Harvest([Written], 2)[0];
        Should.Throw<ArgumentException>(() => new JoinedSource([one, other])).Message.ShouldContain("different tokens");
        Should.Throw<ArgumentException>(() => new JoinedSource([new ActivationArray(new float[6], 2), new ActivationArray(new float[6], 3)])).Message.ShouldContain("3 and 2 rows");
        Should.Throw<ArgumentException>(() => Harvest([Read, Read], 1)).Message.ShouldContain("only once");
    }

    private static HarvestRequest Request(long seed) => new(Read, 700, seed) { Precision = ActivationPrecision.Float32 };

    private IReadOnlyList<ActivationStore> Harvest(string[] hooks, long seed) =>
        JointHarvest.Run(_world.Decoder, _world.Corpus, hooks, Request(seed), manifest => _world[$"{manifest.HookPoint}-{manifest.Seed}"], null, TestContext.Current.CancellationToken);

    private static float[] Rows(IActivationSource source)
    {
        float[] rows = new float[source.Rows * source.d_in];
        source.Read(0, rows);
        return rows;
    }
}
