using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Tests.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Circuits;

public sealed class HeadDetectorTests
{
    private static readonly RepeatedTokens Options = new() { Period = 2, Copies = 2, Sequences = 3, Seed = 5, FirstToken = 2, BeginningToken = 0 };

    [Theory]
    [InlineData("grouped")]
    [InlineData("rms-norm")]
    public void ScoresAreTheMeansOfTheirDiagonals(string family)
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyCircuit.Double(family);
        var tables = HeadDetectors.Detect(decoder, Options, cancellationToken: TestContext.Current.CancellationToken);
        tables.Select(t => t.Name).ShouldBe(["previous-token", "duplicate-token", "induction"]);

        // Positions 1 to 4 are the copies; position 0 is the beginning token.
        using var cache = decoder.RunWithCache(Options.Tokens(decoder.Config), ["blocks.1.attn.hook_pattern"]);
        var a = cache["blocks.1.attn.hook_pattern"];
        for (var head = 0; head < decoder.Config.n_heads; head++)
        {
            double previous = 0, duplicate = 0, induction = 0;
            for (var row = 0; row < 3; row++)
            {
                previous += (At(row, 2, 1) + At(row, 3, 2) + At(row, 4, 3)) / 9;
                duplicate += (At(row, 3, 1) + At(row, 4, 2)) / 6;
                induction += (At(row, 3, 2) + At(row, 4, 3)) / 6;
            }

            tables[0][new HeadName(1, head)].ShouldBe(previous, 1e-12);
            tables[1][new HeadName(1, head)].ShouldBe(duplicate, 1e-12);
            tables[2][new HeadName(1, head)].ShouldBe(induction, 1e-12);

            double At(int row, int query, int key) => a[row, head, query, key].ToDouble();
        }
    }

    [Fact]
    public void TokensRepeatAndDifferFromSequenceToSequenceAndSeedToSeed()
    {
        using var scope = torch.NewDisposeScope();
        var config = TinyDecoder.Relu with { n_ctx = 200, d_vocab = 1000 };
        var options = RepeatedTokens.For(config) with { FirstToken = 100, EndToken = 900 };
        var tokens = options.Tokens(config);
        tokens.shape.ShouldBe([4, 200]);
        tokens.narrow(1, 0, 100).ne(tokens.narrow(1, 100, 100)).sum().ToInt64().ShouldBe(0);
        tokens[0].ne(tokens[1]).sum().ToInt64().ShouldBeGreaterThan(150);
        tokens.ne((options with { Seed = 2 }).Tokens(config)).sum().ToInt64().ShouldBeGreaterThan(600);
        tokens.min().ToInt64().ShouldBeGreaterThanOrEqualTo(100);
        tokens.max().ToInt64().ShouldBeLessThan(900);
    }

    [Fact]
    public void RankedHeadsFallAndTablesAreReadByName()
    {
        var table = new HeadTable("x", "X", "1", "made up", [[0.1, 0.7], [0.7, 0.2]]);
        table.Ranked.Select(r => r.Head.ToString()).ShouldBe(["0.1", "1.0", "1.1", "0.0"]);
        table[HeadName.Parse("1.1")].ShouldBe(0.2);
    }

    [Fact]
    public void SequencesThatDoNotFitAreRefusedWithWhatWould()
    {
        using var decoder = TinyCircuit.Single("layer-norm");
        Should.Throw<ArgumentException>(() => HeadDetectors.Detect(decoder, new RepeatedTokens())).Message.ShouldContain("at most 3");
        Should.Throw<ArgumentException>(() => HeadDetectors.Detect(decoder, Options with { EndToken = 12 })).Message.ShouldContain("0 to 10");
        Should.Throw<ArgumentException>(() => HeadDetectors.Detect(decoder, Options with { Period = 1 })).Message.ShouldContain("at least 2");
    }

    [Fact]
    public void IdealPatternsMarkWhatTheBehaviourAttendsTo()
    {
        using var scope = torch.NewDisposeScope();
        int[] tokens = [5, 7, 5, 7, 9];
        Marked(HeadBehaviour.PreviousToken).ShouldBe(["1>0", "2>1", "3>2", "4>3"]);
        Marked(HeadBehaviour.DuplicateToken).ShouldBe(["2>0", "3>1"]);
        Marked(HeadBehaviour.Induction).ShouldBe(["2>1", "3>2"]);

        IEnumerable<string> Marked(HeadBehaviour behaviour)
        {
            var ideal = HeadMatches.Ideal(tokens, behaviour);
            return Enumerable.Range(0, 25).Where(i => ideal[i / 5, i % 5].ToDouble() == 1).Select(i => $"{i / 5}>{i % 5}");
        }
    }

    [Theory]
    [InlineData(MatchMeasure.Product, false, false)]
    [InlineData(MatchMeasure.Product, true, true)]
    [InlineData(MatchMeasure.Difference, false, true)]
    [InlineData(MatchMeasure.Difference, true, false)]
    public void MatchesAreThoseOfTheFormulasAndLeaveNothingChanged(MatchMeasure measure, bool first, bool current)
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyCircuit.Double("grouped");
        int[] tokens = [5, 7, 5, 7, 9];
        var options = new MatchOptions { Measure = measure, ExcludeFirst = first, ExcludeCurrent = current };
        var table = HeadMatches.Score(decoder, tokens, HeadBehaviour.Induction, options);
        HeadMatches.Score(decoder, tokens, HeadBehaviour.Induction, options).Values[2].ShouldBe(table.Values[2]);

        using var cache = decoder.RunWithCache(TinyDecoder.Tokens(5, 7, 5, 7, 9), ["blocks.2.attn.hook_pattern"]);
        double all = 0, matched = 0, apart = 0;
        for (var q = 0; q < 5; q++)
        {
            for (var k = 0; k <= q; k++)
            {
                var a = (first && k == 0) || (current && k == q) ? 0 : cache["blocks.2.attn.hook_pattern"][0, 3, q, k].ToDouble();
                var p = (q, k) is (2, 1) or (3, 2) ? 1 : 0;
                (all, matched, apart) = (all + a, matched + a * p, apart + Math.Abs(a - p));
            }
        }

        table[new HeadName(2, 3)].ShouldBe(measure == MatchMeasure.Product ? matched / all : 1 - 5 * apart / 25, 1e-12);
        Should.Throw<ArgumentException>(() => HeadMatches.Score(decoder, [1, 2, 3], HeadBehaviour.Induction, options)).Message.ShouldContain("twice");
    }
}
