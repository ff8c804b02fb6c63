using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>How an ablation behaves as work: bounded, repeatable, stoppable.</summary>
public sealed class AblationRunTests : IDisposable
{
    private const string Mixing = "blocks.0.hook_resid_pre";
    private readonly TinyModel _model = new();
    private readonly TinyModel _mixing = new(hookPoint: Mixing);
    private readonly TinyCorpus _corpus = TinyCorpus.Random(documents: 60, vocabulary: TinyModel.Vocabulary, seed: 3);

    [Theory]
    [InlineData(TinyModel.HookPoint)]
    [InlineData(Mixing)]
    public void The_same_options_give_the_same_bits_on_any_number_of_threads(string hookPoint)
    {
        var options = Options(hookPoint) with { Ablations = AblationOptions.Complete };
        using var one = Build(options);
        using var other = Build(options with { Threads = 2 });
        Effects(one).ShouldBe(Effects(other));
        Effects(one).Length.ShouldBeGreaterThan(3_000);
    }

    [Theory]
    [InlineData(TinyModel.HookPoint)]
    [InlineData(Mixing)]
    public void The_size_of_batches_changes_nothing_but_rounding(string hookPoint)
    {
        using var one = Build(Options(hookPoint) with { Ablations = AblationOptions.Complete });
        using var other = Build(Options(hookPoint) with { Ablations = AblationOptions.Complete with { ContextsPerBatch = 1, TokensPerRun = 1 } });
        var (a, b) = (Effects(one), Effects(other));
        a.Length.ShouldBe(b.Length);
        for (var i = 0; i < a.Length; i++)
        {
            float.IsNaN(a[i]).ShouldBe(float.IsNaN(b[i]));
            if (!float.IsNaN(a[i])) a[i].ShouldBe(b[i], 1e-5f);
        }
    }

    [Fact]
    public void Where_positions_mix_only_the_top_group_is_run_unless_asked_and_the_rest_says_so()
    {
        using var set = Build(Options(Mixing));
        var card = set.ReadFeatures(TestContext.Current.CancellationToken).First(c => c.Count >= CardLayout.ExtremeExamples);
        card.Examples.ShouldAllBe(e => (e.LossEffects != null) == (e.Group == ExampleGroup.Top));
        card.LossEffect.ShouldNotBeNull();
    }

    [Fact]
    public void Without_ablations_nothing_is_called_computed()
    {
        using var set = Build(Options(TinyModel.HookPoint) with { Ablations = null });
        foreach (var card in set.ReadFeatures(TestContext.Current.CancellationToken))
        {
            card.LossEffect.ShouldBeNull();
            card.Examples.ShouldAllBe(e => e.LossEffects == null && e.Places.Length == 0);
        }
    }

    [Fact]
    public void The_cards_are_otherwise_the_same()
    {
        using var with = Build(Options(TinyModel.HookPoint));
        using var without = Build(Options(TinyModel.HookPoint) with { Ablations = null });
        Keys(with).ShouldBe(Keys(without));
    }

    [Fact]
    public void Progress_counts_the_contexts_of_the_second_pass_to_the_end()
    {
        var reports = new List<DashboardProgress>();
        using var set = Build(Options(TinyModel.HookPoint), reports.Add);
        var ablations = reports.Where(r => r.Stage == DashboardStage.Ablations).ToArray();
        ablations.Length.ShouldBeGreaterThan(1);
        ablations[^1].TokensDone.ShouldBe(ablations[^1].TokensTotal);
        reports.TakeWhile(r => r.Stage == DashboardStage.Pass).Count().ShouldBe(reports.Count - ablations.Length, "the passes follow each other");
    }

    [Theory]
    [InlineData(TinyModel.HookPoint)]
    [InlineData(Mixing)]
    public void Cancelling_stops_it_and_leaves_no_file(string hookPoint)
    {
        var folder = Directory.CreateTempSubdirectory("ablated-");
        try
        {
            using var source = new CancellationTokenSource();
            var reports = 0;
            void Stop(DashboardProgress progress)
            {
                if (progress.Stage != DashboardStage.Ablations) return;
                reports++;
                source.Cancel();
            }

            Should.Throw<OperationCanceledException>(() => Build(Options(hookPoint) with { WorkFolder = folder.FullName }, Stop, source.Token));
            reports.ShouldBe(1);
            folder.GetFiles().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_spools_are_deleted_with_the_result()
    {
        var folder = Directory.CreateTempSubdirectory("ablated-");
        try
        {
            using (Build(Options(TinyModel.HookPoint) with { WorkFolder = folder.FullName }))
                folder.GetFiles().Length.ShouldBe(2);
            folder.GetFiles().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose()
    {
        _model.Dispose();
        _mixing.Dispose();
        _corpus.Dispose();
    }

    private static DashboardOptions Options(string hookPoint) =>
        new() { HookPoint = hookPoint, ContextLength = 16, Ablations = new AblationOptions { ContextsPerBatch = 5 } };

    private DashboardSet Build(DashboardOptions options, Action<DashboardProgress>? progress = null, CancellationToken? token = null)
    {
        var model = options.HookPoint == Mixing ? _mixing : _model;
        return new DashboardBuilder(model.Decoder, model.Dictionary, _corpus.Corpus, TimeProvider.System)
            .Build(options, progress is null ? null : new Telling(progress), token ?? TestContext.Current.CancellationToken);
    }

    private static float[] Effects(DashboardSet set) =>
        [.. set.ReadFeatures(TestContext.Current.CancellationToken).SelectMany(c => c.Examples.SelectMany(e => e.LossEffects ?? []))];

    private static (int Index, ExampleGroup Group, long Position, bool Repeated)[] Keys(DashboardSet set) =>
        [.. set.ReadFeatures(TestContext.Current.CancellationToken).SelectMany(c => c.Examples.Select(e => (c.Index, e.Group, e.Position, e.Repeated)))];

    private sealed class Telling(Action<DashboardProgress> tell) : IProgress<DashboardProgress>
    {
        public void Report(DashboardProgress value) => tell(value);
    }
}
