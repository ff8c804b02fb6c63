using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Language;

public sealed class DecoderGradientTests
{
    public static TheoryData<string> Variants => ["relu", "llama", "gelu", "attention-only"];

    [Theory]
    [MemberData(nameof(Variants))]
    public void GradientsAgreeWithFiniteDifferences(string variant)
    {
        using var scope = torch.NewDisposeScope();
        var config = variant switch
        {
            "relu" => TinyDecoder.Relu,
            "llama" => TinyDecoder.Llama,
            "gelu" => TinyDecoder.Relu with { Activation = MlpActivation.GeluTanh, Positions = PositionalEncoding.RotaryInterleaved },
            _ => TinyDecoder.Relu with { d_mlp = 0, Normalisation = Normalisation.None },
        };
        using var decoder = TinyDecoder.InDouble(config, seed: 3);
        var tokens = TinyDecoder.Tokens(1, 5, 2, 9);
        var direction = torch.randn([1, 4, config.d_vocab], ScalarType.Float64, generator: new Generator(5));
        Loss().backward();

        foreach (var name in decoder.Weights.Names)
        {
            var weight = decoder.Weights[name];
            var move = torch.randn(weight.shape, ScalarType.Float64, generator: new Generator(7));
            var slope = (weight.grad! * move).sum().ToDouble();
            var measured = (At(weight, move, 1e-6) - At(weight, move, -1e-6)) / 2e-6;
            slope.ShouldBe(measured, 1e-6 * Math.Max(1, Math.Abs(measured)), name);
        }

        Tensor Loss() => (decoder.Forward(tokens) * direction).sum();

        double At(Tensor weight, Tensor move, double step)
        {
            using var noGrad = torch.no_grad();
            weight.add_(move * step);
            var loss = Loss().ToDouble();
            weight.sub_(move * step);
            return loss;
        }
    }

    [Fact]
    public void TheLossOfTheNextTokenHasTheGradientsOfAllLogits()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyDecoder.InDouble(TinyDecoder.Llama);
        var tokens = torch.tensor(new long[] { 1, 5, 2, 7, 7, 3 }).view(2, 3);
        TextLoss.Differentiable(decoder, tokens).backward();
        var gradients = decoder.Weights.Names.ToDictionary(n => n, n => decoder.Weights[n].grad!.clone(), StringComparer.Ordinal);
        foreach (var name in decoder.Weights.Names) decoder.Weights[name].grad = null;
        torch.nn.functional.cross_entropy(decoder.Forward(tokens).narrow(1, 0, 2).reshape(4, decoder.Config.d_vocab), tokens.narrow(1, 1, 2).reshape(4)).backward();
        foreach (var (name, gradient) in gradients) gradient.allclose(decoder.Weights[name].grad!, rtol: 1e-9, atol: 1e-12).ShouldBeTrue(name);
    }
}
