using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Circuits;

public sealed class PathPatchingSweepTests
{
    private static readonly PathReceiver Queries = new(ReceiverKind.Query, [new(2, 1)]), Keys = new(ReceiverKind.Key, [new(2, 0)]), Values = new(ReceiverKind.Value, [new(2, 1)]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var family in new[] { "gpt2", "llama", "interleaved", "attention-only", "no-norm" })
            {
                foreach (var name in Options.Keys) cases.Add(family, name);
            }

            return cases;
        }
    }

    private static Dictionary<string, PathPatchingOptions> Options { get; } = new(StringComparer.Ordinal)
    {
        ["logits"] = new(),
        ["logits-frozen"] = new() { ThroughMlps = PathPart.Freeze, LayerNorm = PathPart.Freeze },
        ["logits-frozen-norm"] = new() { LayerNorm = PathPart.Freeze, Direction = PatchDirection.Denoise },
        ["queries"] = new() { Receivers = [Queries] },
        ["queries-frozen-norm"] = new() { Receivers = [Queries], LayerNorm = PathPart.Freeze },
        ["keys"] = new() { Receivers = [Keys], ReceiverPositions = ["S1", "S2"] },
        ["values-denoised"] = new() { Receivers = [Values], ReceiverPositions = ["S2"], SenderPositions = ["S2", "END"], Direction = PatchDirection.Denoise },
        ["all-positions"] = new() { Receivers = [Values], ReceiverPositions = ["all"], ThroughMlps = PathPart.Freeze },
        ["two-layers"] = new() { Receivers = [Keys, Queries, new(ReceiverKind.Value, [new(1, 0), new(2, 0)]), new(ReceiverKind.Query, [new(1, 1)])], ReceiverPositions = ["S2", "END"] },
        ["probability"] = new() { Receivers = [Queries], Metric = MetricKind.Probability },
        ["divergence"] = new() { Metric = MetricKind.KlDivergence, Scale = MetricScale.Normalised },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void EqualsFourPassesWithHooksForEverySender(string family, string name)
    {
        using var decoder = PathModels.Double(family);
        var prompts = RandomPairs.Draw(3, PathModels.Vocabulary);
        List<PathSender> senders = [.. PathSender.EveryHead(decoder.Config), .. PathSender.EveryMlp(decoder.Config), PathSender.Joint([new(0, 1), new(1, 0), new(1, 1)], decoder.Config.d_mlp > 0 ? [1] : [])];
        var options = Options[name] with { Senders = senders };
        using var sweep = new PathPatchingSweep(decoder, prompts, options);
        var result = sweep.Run(cancellationToken: Token);
        result.Rows.Sum(r => r.Cells.Count).ShouldBe(senders.Count);
        foreach (var cell in result.Rows.SelectMany(r => r.Cells))
        {
            var sender = senders.Single(s => s.Name == cell.Label);
            if (!cell.Reachable) continue;
            var expected = PathPatchingReference.Metric(decoder, prompts, options, sender);
            for (var i = 0; i < prompts.Count; i++) cell.ByPrompt[i].ShouldBe(expected[i], 1e-10, $"{cell.Label}, prompt {i}");
            cell.Value.ShouldBe(result.Baselines.Scale(expected.Average(), options.Scale), 1e-7);
            cell.ElementsChanged.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void ASenderBetweenTwoReceiversReachesTheUpperOne()
    {
        using var decoder = PathModels.Double("gpt2");
        var prompts = RandomPairs.Draw(3, PathModels.Vocabulary);
        var sender = PathSender.Of(new(2, 0));
        var options = new PathPatchingOptions { Receivers = [new(ReceiverKind.Value, [new(1, 0), new(3, 1)])], ReceiverPositions = ["S2", "END"], Senders = [sender] };
        using var sweep = new PathPatchingSweep(decoder, prompts, options);
        var cell = sweep.Run(cancellationToken: Token).Rows.Single().Cells.Single();
        cell.ByPrompt.Zip(PathPatchingReference.Metric(decoder, prompts, options, sender), (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(1e-10);
        cell.ByPrompt.ShouldNotBe(sweep.Baselines.CleanByPrompt);
    }

    [Fact]
    public void ASenderAfterItsReceiverHasNoEffectAtAll()
    {
        using var decoder = PathModels.Single("gpt2");
        using var sweep = new PathPatchingSweep(decoder, RandomPairs.Draw(3, PathModels.Vocabulary), Options["queries"]);
        foreach (var cell in sweep.Run(cancellationToken: Token).Rows.Where(r => r.Layer >= 2).SelectMany(r => r.Cells))
        {
            cell.Reachable.ShouldBeFalse();
            cell.ByPrompt.ShouldBe(sweep.Baselines.CleanByPrompt);
        }
    }

    [Theory]
    [InlineData("logits")]
    [InlineData("keys")]
    public void APairThatIsAlikeInBothRunsIsLeftExactlyAsItIs(string name)
    {
        using var decoder = PathModels.Single("gpt2");
        var pairs = RandomPairs.Draw(3, PathModels.Vocabulary).Pairs.ToList();
        pairs[1] = pairs[1] with { Corrupted = pairs[1].Clean };
        using var sweep = new PathPatchingSweep(decoder, new PromptBatch(pairs), Options[name]);
        foreach (var cell in sweep.Run(cancellationToken: Token).Rows.SelectMany(r => r.Cells)) cell.ByPrompt[1].ShouldBe(sweep.Baselines.CleanByPrompt[1]);
    }

    [Fact]
    public void WithMlpsAndNormsFrozenTheEffectIsTheDifferenceOfDirectAttributions()
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var decoder = PathModels.Double("gpt2");
        var prompts = new PromptBatch([RandomPairs.Draw(1, PathModels.Vocabulary).Pairs[0]]);
        var pair = prompts.Pairs[0];
        using var sweep = new PathPatchingSweep(decoder, prompts, Options["logits-frozen"]);
        using var clean = decoder.RunWithCache(prompts.Clean(), ["blocks.1.attn.hook_z", "ln_final.hook_scale"]);
        using var corrupted = decoder.RunWithCache(prompts.Corrupted(), ["blocks.1.attn.hook_z"]);
        var written = (corrupted["blocks.1.attn.hook_z"] - clean["blocks.1.attn.hook_z"])[0, prompts.Length - 1, 1].matmul(decoder.Weights["blocks.1.attn.W_O"][1]);
        var direct = (written - written.mean()) / clean["ln_final.hook_scale"][0, prompts.Length - 1] * decoder.Weights["ln_final.w"];
        var expected = direct.dot(decoder.W_U.select(1, pair.Answer) - decoder.W_U.select(1, pair.Wrong)).ToDouble();
        var cell = sweep.Run(cancellationToken: Token).Rows.Single(r => r.Layer == 1).Cells[1];
        (cell.ByPrompt[0] - sweep.Baselines.Clean).ShouldBe(expected, 1e-10);
    }

    [Theory]
    [InlineData("logits")]
    [InlineData("keys")]
    [InlineData("two-layers")]
    public void ABatchWithDifferentRolePositionsIsAsOneByOne(string name)
    {
        using var decoder = PathModels.Double("llama");
        var prompts = RandomPairs.Draw(5, PathModels.Vocabulary);
        using var together = new PathPatchingSweep(decoder, prompts, Options[name]);
        var batch = together.Run(cancellationToken: Token).Rows;
        for (var i = 0; i < prompts.Count; i++)
        {
            using var alone = new PathPatchingSweep(decoder, new PromptBatch([prompts.Pairs[i]]), Options[name]);
            foreach (var (one, all) in alone.Run(cancellationToken: Token).Rows.Zip(batch).SelectMany(r => r.First.Cells.Zip(r.Second.Cells)))
                one.ByPrompt[0].ShouldBe(all.ByPrompt[i], 1e-11);
        }
    }

    [Fact]
    public void RowsComeFromTheTopLayerDown()
    {
        using var decoder = PathModels.Single("gpt2");
        using var sweep = new PathPatchingSweep(decoder, RandomPairs.Draw(300, PathModels.Vocabulary), new PathPatchingOptions());
        var rows = new Rows();
        var result = sweep.Run(rows, Token);
        rows.Select(r => r.Layer).ShouldBe([3, 2, 1, 0]);
        result.Rows.ShouldBe(rows.AsEnumerable().Reverse());
    }

    [Fact]
    public void ManyPromptsGoInPartsThatGiveTheSame()
    {
        using var decoder = PathModels.Double("gpt2");
        var few = RandomPairs.Draw(3, PathModels.Vocabulary);
        using var small = new PathPatchingSweep(decoder, few, Options["all-positions"]);
        using var large = new PathPatchingSweep(decoder, new PromptBatch(Enumerable.Repeat(few.Pairs, 200).SelectMany(p => p).ToList()), Options["all-positions"]);
        foreach (var (one, many) in small.Run(cancellationToken: Token).Rows.Zip(large.Run(cancellationToken: Token).Rows).SelectMany(r => r.First.Cells.Zip(r.Second.Cells)))
            many.ByPrompt[3 * 150 + 2].ShouldBe(one.ByPrompt[2], 1e-11);
    }

    [Fact]
    public void SinglePrecisionStaysClose()
    {
        using var decoder = PathModels.Single("gpt2");
        using var exact = PathModels.Double("gpt2");
        var prompts = RandomPairs.Draw(4, PathModels.Vocabulary);
        using var single = new PathPatchingSweep(decoder, prompts, Options["keys"]);
        using var twice = new PathPatchingSweep(exact, prompts, Options["keys"]);
        foreach (var (a, b) in single.Run(cancellationToken: Token).Rows.Zip(twice.Run(cancellationToken: Token).Rows).SelectMany(r => r.First.Cells.Zip(r.Second.Cells)))
            a.ByPrompt.Zip(b.ByPrompt, (x, y) => Math.Abs(x - y)).Max().ShouldBeLessThan(3e-4);
    }

    [Fact]
    public void CancellationStopsIt()
    {
        using var decoder = PathModels.Single("gpt2");
        using var sweep = new PathPatchingSweep(decoder, RandomPairs.Draw(3, PathModels.Vocabulary), Options["keys"]);
        Should.Throw<OperationCanceledException>(() => sweep.Run(cancellationToken: new CancellationToken(canceled: true)));
    }

    private sealed class Rows : List<SweepRow>, IProgress<SweepRow>
    {
        public void Report(SweepRow value) => Add(value);
    }
}
