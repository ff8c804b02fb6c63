using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class SaeSweepTrainerTests : IDisposable
{
    private const int Batch = 64;
    private readonly TemporaryFolder _folder = new();
    private readonly ActivationArray _source = ToyRows.Source(1000, 24, 1, 0.2f);
    private readonly IReadOnlyList<SaeOptions> _members = [.. ToyRecipes.All.Select(ToyRecipes.Small), TopK(2) with { Tokens = Batch * 25 }];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_member_ends_in_the_bits_that_it_would_have_alone()
    {
        IReadOnlyList<SaeSweepMember> sweep = Train(_source, "sweep");
        sweep.Select(member => member.Options).ShouldBe(_members);
        for (int i = 0; i < _members.Count; i++)
        {
            SaeTrainingResult alone = new SaeTrainer(TimeProvider.System).Train(_members[i], _source, _folder[$"alone-{i}"], null, TestContext.Current.CancellationToken);
            Bits(sweep[i].Result).ShouldBe(Bits(alone), _members[i].Recipe);
            sweep[i].Result!.LastStep.ShouldBe(alone.LastStep);
        }
    }

    [Fact]
    public void Every_batch_is_read_once()
    {
        var counting = new WatchedSource(_source);
        Train(counting, "sweep").ToList().ForEach(member => member.Dispose());
        // What the recipes read for themselves begins and ends elsewhere: initial weights, resampling.
        counting.Reads.Count(read => read.Length == Batch * 24 && read.Row == 7 * Batch).ShouldBe(1);
    }

    [Fact]
    public void A_sweep_that_was_interrupted_or_killed_ends_in_the_same_bits()
    {
        byte[][] whole = [.. Train(_source, "whole").Select(member => Bits(member.Result))];
        using var stop = new CancellationTokenSource();
        var stopping = new WatchedSource(_source) { At = (17 * Batch % 1000, Batch * 24), Action = _ => stop.Cancel() };
        Should.Throw<OperationCanceledException>(() => Train(stopping, "parts", stop.Token));
        var dying = new WatchedSource(_source) { At = (33 * Batch % 1000, Batch * 24), Action = _ => throw new TimeoutException() };
        Should.Throw<TimeoutException>(() => Train(dying, "parts"));
        IReadOnlyList<SaeSweepMember> resumed = Train(_source, "parts");
        resumed[0].Result!.ResumedAt.ShouldBeInRange(16, 33);
        resumed.Select(member => Bits(member.Result)).ShouldBe(whole);
    }

    [Fact]
    public void A_member_that_lost_its_latest_checkpoint_catches_up_while_the_others_wait()
    {
        byte[][] whole = [.. Train(_source, "whole").Select(member => Bits(member.Result))];
        Train(_source, "parts").ToList().ForEach(member => member.Dispose());
        foreach (string header in Directory.GetFiles(Directory.GetDirectories(_folder["parts"])[0], "step-000000040.json"))
            File.Delete(header);
        Train(_source, "parts").Select(member => Bits(member.Result)).ShouldBe(whole);
    }

    [Fact]
    public void A_member_that_diverges_stops_alone_and_stays_stopped()
    {
        // An absurd learning rate on a λ of a million: the weights overflow within a few steps.
        SaeOptions wild = TopK(4) with { LearningRate = 1, WarmUpFraction = 0, Seed = 9, ScaleInputs = false };
        IReadOnlyList<SaeOptions> members = [TopK(3), wild, TopK(5)];
        var huge = new ActivationArray([.. ToyRows.Gaussian(1000, 24, 1).Select((value, i) => i / 24 == 5 * Batch + 3 ? 1e19f * value : value)], 24);
        IReadOnlyList<SaeSweepMember> sweep = new SaeSweepTrainer(TimeProvider.System).Train([wild, .. members.Where(m => m != wild)], huge, _folder["run"], null, TestContext.Current.CancellationToken);
        SaeDivergence divergence = sweep[0].Divergence.ShouldNotBeNull();
        sweep[0].Result.ShouldBeNull();
        divergence.Step.ShouldBe(5);
        divergence.Last.ShouldNotBeNull().IsFinite.ShouldBeTrue();
        divergence.Reason.ShouldContain("step 5");
        divergence.Curve.Count.ShouldBe(5);
        SaeSweepMember again = new SaeSweepTrainer(TimeProvider.System).Train([wild], huge, _folder["run"], null, TestContext.Current.CancellationToken)[0];
        again.Divergence.ShouldNotBeNull().Step.ShouldBe(5);
    }

    [Fact]
    public void Members_that_do_not_fit_together_are_named()
    {
        SaeSweepTrainer.Problems([]).ShouldHaveSingleItem().ShouldContain("at least one");
        SaeSweepTrainer.Problems([TopK(2), TopK(2)]).ShouldHaveSingleItem().ShouldContain("equal");
        SaeSweepTrainer.Problems([TopK(2), TopK(3) with { BatchSize = 128 }]).ShouldHaveSingleItem().ShouldContain("batch size");
        SaeSweepTrainer.Problems([TopK(2), new L1Options { Coefficient = -1 }]).ShouldContain(problem => problem.StartsWith("Member 2 (l1)", StringComparison.Ordinal));
    }

    [Fact]
    public void Progress_tells_of_every_member()
    {
        var reports = new List<SaeSweepProgress>();
        new SaeSweepTrainer(TimeProvider.System).Train([TopK(2), TopK(3) with { Tokens = Batch * 10 }], _source, _folder["run"], new Collector(reports), TestContext.Current.CancellationToken);
        SaeSweepProgress last = reports[^1];
        last.Step.ShouldBe(40);
        last.Members[0].ShouldSatisfyAllConditions(m => m.Step.ShouldBe(40), m => m.Metrics.ShouldNotBeNull().L0.ShouldBeInRange(1, 2));
        last.Members[1].ShouldSatisfyAllConditions(m => m.Step.ShouldBe(10), m => m.Metrics.ShouldNotBeNull().L0.ShouldBeInRange(2, 3), m => m.Diverged.ShouldBeFalse());
    }

    private static TopKOptions TopK(int k) => (TopKOptions)ToyRecipes.Small(new TopKOptions { k = k });

    private IReadOnlyList<SaeSweepMember> Train(IActivationSource source, string name, CancellationToken? stop = null) =>
        new SaeSweepTrainer(TimeProvider.System) { CheckpointInterval = TimeSpan.Zero }.Train(_members, source, _folder[name], null, stop ?? TestContext.Current.CancellationToken);

    private static byte[] Bits(SaeTrainingResult? result)
    {
        using SparseAutoencoder sae = result.ShouldNotBeNull().Autoencoder;
        return [.. sae.Weights.Named().SelectMany(pair => pair.Tensor.bytes.ToArray())];
    }

    private sealed class Collector(List<SaeSweepProgress> reports) : IProgress<SaeSweepProgress>
    {
        public void Report(SaeSweepProgress value) => reports.Add(value);
    }

    /// <summary>Notes what is read, and does something at one read.</summary>
    private sealed class WatchedSource(IActivationSource inner) : IActivationSource
    {
        public List<(long Row, int Length)> Reads { get; } = [];

        public (long Row, int Length)? At { get; init; }

        public Action<Span<float>>? Action { get; init; }

        public int d_in => inner.d_in;

        public long Rows => inner.Rows;

        public ActivationStatistics Statistics => inner.Statistics;

        public string Fingerprint => inner.Fingerprint;

        public void Read(long firstRow, Span<float> destination)
        {
            inner.Read(firstRow, destination);
            Reads.Add((firstRow, destination.Length));
            if (At == (firstRow, destination.Length))
                Action!(destination);
        }
    }
}
