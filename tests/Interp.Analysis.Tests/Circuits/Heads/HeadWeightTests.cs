using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Tests.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits;

public sealed class HeadWeightTests
{
    [Theory]
    [InlineData("grouped", CompositionKind.Query)]
    [InlineData("grouped", CompositionKind.Key)]
    [InlineData("grouped", CompositionKind.Value)]
    [InlineData("rms-norm", CompositionKind.Key)]
    public void CompositionScoresAreThoseOfTheWholeMatrices(string family, CompositionKind kind)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var decoder = TinyCircuit.Double(family);
        var table = CompositionScores.Compute(decoder, kind, cancellationToken: TestContext.Current.CancellationToken);
        for (var i = 0; i < table.Heads.Count; i++)
        {
            for (var j = 0; j < table.Heads.Count; j++)
            {
                if (table.Heads[j].Layer <= table.Heads[i].Layer)
                {
                    table.Values[i][j].ShouldBe(double.NaN);
                    continue;
                }

                Tensor a = OV(decoder, table.Heads[i]), b = kind switch
                {
                    CompositionKind.Query => QK(decoder, table.Heads[j]),
                    CompositionKind.Key => QK(decoder, table.Heads[j]).t(),
                    _ => OV(decoder, table.Heads[j]),
                };
                table.Values[i][j].ShouldBe(a.mm(b).norm().ToDouble() / (a.norm().ToDouble() * b.norm().ToDouble()) - table.Baseline, 1e-10);
            }
        }
    }

    [Fact]
    public void TheBaselineIsThatOfMatricesOfAnyScaleAndIsSeeded()
    {
        using var scope = torch.NewDisposeScope();
        var config = TinyDecoder.Relu with { d_model = 64, d_head = 16, n_heads = 4, n_kv_heads = 4 };
        using var decoder = TinyDecoder.Create(config);
        var table = CompositionScores.Compute(decoder, CompositionKind.Query, seed: 3, cancellationToken: TestContext.Current.CancellationToken);

        // Two random matrices share a random part of each other's space: ‖AB‖² is ‖A‖²‖B‖² / d_model in the mean.
        table.Baseline.ShouldBe(1 / 8.0, 0.01);
        CompositionScores.Compute(decoder, CompositionKind.Query, seed: 3, cancellationToken: TestContext.Current.CancellationToken).Baseline.ShouldBe(table.Baseline);
        CompositionScores.Compute(decoder, CompositionKind.Query, seed: 4, cancellationToken: TestContext.Current.CancellationToken).Baseline.ShouldNotBe(table.Baseline);
        // The model's own weights are random: nothing stands out.
        table.Strongest(1)[0].Value.ShouldBeLessThan(0.03);
    }

    [Fact]
    public void AHeadThatAsksByWhatAnEarlierOneWritesStandsOut()
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        var config = TinyDecoder.Relu with { d_model = 64, d_head = 8, n_heads = 4, n_kv_heads = 4 };
        using var decoder = TinyDecoder.Create(config);
        decoder.Weights["blocks.1.attn.W_Q"].select(0, 2).copy_(decoder.Weights["blocks.0.attn.W_O"].select(0, 3).t());
        var best = CompositionScores.Compute(decoder, CompositionKind.Query, cancellationToken: TestContext.Current.CancellationToken).Strongest(2);
        (best[0].Earlier.ToString(), best[0].Later.ToString()).ShouldBe(("0.3", "1.2"));
        best[0].Value.ShouldBeGreaterThan(3 * best[1].Value);
    }

    [Theory]
    [InlineData("grouped")]
    [InlineData("rms-norm")]
    public void SpectraAreThoseOfTheWholeCircuits(string family)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var decoder = TinyCircuit.Double(family);
        var head = new HeadName(1, 1);
        Agrees(HeadSpectrum.OV(decoder, head, 2, 3), OV(decoder, head), decoder.W_U);
        Agrees(HeadSpectrum.QK(decoder, head, 2, 3), QK(decoder, head), decoder.Weights["W_E"].t());

        void Agrees(HeadSpectrum spectrum, Tensor circuit, Tensor target)
        {
            var (U, S, Vh) = torch.linalg.svd(circuit);
            for (var i = 0; i < decoder.Config.d_head; i++) spectrum.Values[i].ShouldBe(S[i].ToDouble(), 1e-10);
            for (var i = 0; i < 2; i++)
            {
                double[] reads = decoder.Weights["W_E"].mv(U.select(1, i)).data<double>().ToArray(), writes = target.t().mv(Vh[i]).data<double>().ToArray();
                var sign = reads.Max() >= -reads.Min() ? 1 : -1;
                Same(spectrum.Directions[i].Reads, reads, sign);
                Same(spectrum.Directions[i].ReadsAgainst, reads, -sign);
                Same(spectrum.Directions[i].Writes, writes, sign);
                Same(spectrum.Directions[i].WritesAgainst, writes, -sign);
                spectrum.Directions[i].Value.ShouldBe(S[i].ToDouble(), 1e-10);
            }
        }

        static void Same(IReadOnlyList<TokenWeight> named, double[] scores, int sign)
        {
            var order = Enumerable.Range(0, scores.Length).OrderByDescending(t => sign * scores[t]).Take(3).ToList();
            named.Select(n => n.Token).ShouldBe(order);
            for (var k = 0; k < 3; k++) named[k].Weight.ShouldBe(sign * scores[order[k]], 1e-8);
        }
    }

    [Fact]
    public void AHeadThatIsNotThereIsRefused()
    {
        using var decoder = TinyCircuit.Double("grouped");
        Should.Throw<ArgumentException>(() => HeadSpectrum.OV(decoder, new HeadName(3, 0), 1)).Message.ShouldContain("layers 0 to 2");
        Should.Throw<ArgumentException>(() => HeadSpectrum.OV(decoder, new HeadName(0, 0), 3)).Message.ShouldContain("1 to 2 directions");
    }

    private static Tensor OV(Decoder decoder, HeadName head) => Part(decoder, head, "W_V", shared: true).mm(Part(decoder, head, "W_O", shared: false));

    private static Tensor QK(Decoder decoder, HeadName head) => Part(decoder, head, "W_Q", shared: false).mm(Part(decoder, head, "W_K", shared: true).t());

    private static Tensor Part(Decoder decoder, HeadName head, string name, bool shared) =>
        decoder.Weights[$"blocks.{head.Layer}.attn.{name}"][shared ? head.Head * decoder.Config.n_kv_heads / decoder.Config.n_heads : head.Head];
}
