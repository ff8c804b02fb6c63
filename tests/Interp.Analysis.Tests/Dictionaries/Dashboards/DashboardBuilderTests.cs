using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>The whole pass, model included, beside the obvious one.</summary>
public sealed class DashboardBuilderTests : IDisposable
{
    private readonly TinyModel _model = new();
    private readonly TinyCorpus _corpus = TinyCorpus.Random(documents: 40, vocabulary: TinyModel.Vocabulary, seed: 3);

    [Fact]
    public void Every_card_equals_the_one_built_feature_by_feature()
    {
        using var set = Build(new DashboardOptions { HookPoint = TinyModel.HookPoint, ContextLength = 16, ContextsPerBatch = 3, Tokens = 1_000_000 });
        var codes = Reference();
        set.Tokens.ShouldBe(codes.Rows - codes.Tokens.Count(t => t == 0));
        foreach (var card in set.ReadFeatures(TestContext.Current.CancellationToken))
        {
            var hits = NaiveDashboards.Hits(codes, card.Index);
            hits.Count.ShouldBeLessThan(CardLayout.SampleSize, "the sample is everything, so the reference needs no seed");
            card.Count.ShouldBe(hits.Count);
            ExampleOrder.ShouldAgree(card.Examples, NaiveDashboards.Examples(codes, card.Index, hits));
        }
    }

    [Fact]
    public void A_limited_pass_is_the_same_for_the_same_seed()
    {
        var options = new DashboardOptions { HookPoint = TinyModel.HookPoint, ContextLength = 16, ContextsPerBlock = 2, Tokens = 320, Seed = 4 };
        using var one = Build(options);
        using var again = Build(options);
        using var other = Build(options with { ContextsPerBatch = 5 });
        using var another = Build(options with { Seed = 5 });

        one.Tokens.ShouldBeInRange(300, 320);
        Positions(one).ShouldBe(Positions(again));
        foreach (var (card, same) in one.ReadFeatures(TestContext.Current.CancellationToken).Zip(other.ReadFeatures(TestContext.Current.CancellationToken)))
            ExampleOrder.ShouldAgree(card.Examples, same.Examples);
        Positions(one).ShouldNotBe(Positions(another));
    }

    [Fact]
    public void Progress_counts_tokens_to_the_end()
    {
        var reports = new List<DashboardProgress>();
        using var set = Build(new DashboardOptions { HookPoint = TinyModel.HookPoint, ContextLength = 16, ContextsPerBatch = 10 }, new Collect(reports));

        reports[^1].TokensDone.ShouldBe(reports[^1].TokensTotal);
        reports[^1].TokensTotal.ShouldBe(_corpus.Corpus.ContextCount(CorpusSplit.Train, 16) * 16);
        reports.Select(r => r.TokensDone).ShouldBe(reports.Select(r => r.TokensDone).Order());
        reports[^1].Remaining.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Cancelling_stops_the_pass_and_leaves_no_file()
    {
        var folder = Directory.CreateTempSubdirectory("cancelled-");
        try
        {
            using var source = new CancellationTokenSource();
            var reports = new List<DashboardProgress>();
            var options = new DashboardOptions { HookPoint = TinyModel.HookPoint, ContextLength = 16, ContextsPerBatch = 1, WorkFolder = folder.FullName };
            Should.Throw<OperationCanceledException>(() => Build(options, new Collect(reports, source), source.Token));
            reports.Count.ShouldBe(1);
            folder.GetFiles().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("blocks.0.hook_resid_pre", 16, "16")]
    [InlineData("blocks.7.mlp.hook_post", 16, "No hook point")]
    [InlineData(TinyModel.HookPoint, 17, "context")]
    public void What_does_not_fit_together_is_refused_with_the_reason(string hookPoint, int contextLength, string reason)
    {
        var options = new DashboardOptions { HookPoint = hookPoint, ContextLength = contextLength };
        Should.Throw<Exception>(() => Build(options)).Message.ShouldContain(reason);
    }

    [Fact]
    public void Neuron_tables_are_filled_for_MLP_hook_points()
    {
        using var set = Build(new DashboardOptions { HookPoint = TinyModel.HookPoint, ContextLength = 16 });
        var card = set.Read(set.ReadFeatures(TestContext.Current.CancellationToken).First(c => c.Count > 0).Index);
        card.AlignedNeurons.Length.ShouldBe(3);
        card.CorrelatedNeurons.Length.ShouldBe(3);
        card.Logits.Positive.Length.ShouldBe(10);
    }

    public void Dispose()
    {
        _model.Dispose();
        _corpus.Dispose();
    }

    private DashboardSet Build(DashboardOptions options, IProgress<DashboardProgress>? progress = null, CancellationToken? token = null) =>
        new DashboardBuilder(_model.Decoder, _model.Dictionary, _corpus.Corpus, TimeProvider.System)
            .Build(options, progress, token ?? TestContext.Current.CancellationToken);

    private static (int Feature, long Position)[] Positions(DashboardSet set) =>
        [.. set.ReadFeatures(TestContext.Current.CancellationToken).SelectMany(c => c.Examples.Select(e => (c.Index, e.Position)))];

    /// <summary>All training contexts, encoded one at a time and densely.</summary>
    private SyntheticCodes Reference()
    {
        var (corpus, contexts) = (_corpus.Corpus, (int)_corpus.Corpus.ContextCount(CorpusSplit.Train, 16));
        var (tokens, start) = (new int[contexts * 16], corpus.ContextStart(CorpusSplit.Train, 16, 0));
        corpus.Read(start, tokens);
        return new SyntheticCodes
        {
            Table = [.. Enumerable.Range(0, contexts).SelectMany(c => _model.Encode(tokens[(c * 16)..((c + 1) * 16)])).Select((row, i) => tokens[i] == 0 ? new float[row.Length] : row)],
            Tokens = tokens,
            Documents = [.. Enumerable.Range(0, tokens.Length).Select(row => corpus.DocumentAt(start + row))],
            BlockStarts = [start],
            BlockLength = tokens.Length,
        };
    }

    private sealed class Collect(List<DashboardProgress> reports, CancellationTokenSource? cancel = null) : IProgress<DashboardProgress>
    {
        public void Report(DashboardProgress value)
        {
            reports.Add(value);
            cancel?.Cancel();
        }
    }
}
