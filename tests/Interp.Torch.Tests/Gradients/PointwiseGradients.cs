using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Torch.Tests.Gradients;

public sealed class PointwiseGradients
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> One = new(StringComparer.Ordinal)
    {
        ["neg"] = x => x.neg(), ["abs"] = x => (x - 0.5).abs(), ["sqrt"] = x => x.sqrt(), ["rsqrt"] = x => x.rsqrt(), ["square"] = x => x.square(),
        ["reciprocal"] = x => x.reciprocal(), ["exp"] = x => x.exp(), ["expm1"] = x => x.expm1(), ["log"] = x => x.log(), ["log1p"] = x => x.log1p(),
        ["log2"] = x => x.log2(), ["log10"] = x => x.log10(), ["sin"] = x => x.sin(), ["cos"] = x => x.cos(), ["tan"] = x => x.tan(),
        ["asin"] = x => x.asin(), ["acos"] = x => x.acos(), ["atan"] = x => x.atan(), ["sinh"] = x => x.sinh(), ["cosh"] = x => x.cosh(),
        ["tanh"] = x => x.tanh(), ["frac"] = x => (x * 3).frac(), ["relu"] = x => (x - 0.5).relu(), ["sigmoid"] = x => x.sigmoid(), ["silu"] = x => x.silu(),
        ["erf"] = x => x.erf(), ["erfc"] = x => x.erfc(), ["erfinv"] = x => x.erfinv(), ["gelu"] = x => x.gelu(),
        ["gelu tanh"] = x => F.gelu(x - 0.5, GELU.Approximate.tanh), ["leaky_relu"] = x => F.leaky_relu(x - 0.5, 0.1), ["softplus"] = x => F.softplus(x, 2, 1),
        ["softmax"] = x => x.softmax(-1), ["log_softmax"] = x => x.log_softmax(0), ["nan_to_num"] = x => x.nan_to_num(1),
        ["pow scalar"] = x => x.pow(2.5), ["clamp"] = x => x.clamp(0.4, 0.6), ["clamp_min"] = x => x.clamp_min(0.4), ["clamp_max"] = x => x.clamp_max(0.4),
        ["rsub"] = x => 1 - x, ["scalar over"] = x => 2 / x, ["remainder"] = x => x % 0.3, ["fmod"] = x => x.fmod(0.3), ["add scalar"] = x => x + 2,
        ["div scalar"] = x => x / 4, ["to float64"] = x => x.to(float64, copy: true), ["masked_fill"] = x => x.masked_fill(x.detach() > 0.5, 0),
        ["dropout off"] = x => F.dropout(x, 0.5, training: false), ["alias"] = x => x.alias() * x,
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> Two = new(StringComparer.Ordinal)
    {
        ["add"] = (x, y) => x + y, ["add alpha"] = (x, y) => x.add(y, 3), ["sub"] = (x, y) => x - y, ["mul"] = (x, y) => x * y,
        ["div"] = (x, y) => x / y, ["pow"] = (x, y) => x.pow(y), ["atan2"] = (x, y) => x.atan2(y), ["maximum"] = (x, y) => x.maximum(y), ["minimum"] = (x, y) => x.minimum(y),
        ["max of two"] = (x, y) => x.max(y), ["lerp"] = (x, y) => x.lerp(y, x), ["addcmul"] = (x, y) => x.addcmul(x, y, 0.5), ["addcdiv"] = (x, y) => x.addcdiv(x, y, 0.5),
        ["where"] = (x, y) => where(x.detach() > 0.5, x, y), ["clamp tensor"] = (x, y) => x.clamp(min: y), ["remainder tensor"] = (x, y) => x.remainder(y),
        ["broadcast"] = (x, y) => x * y[0], ["mse_loss"] = (x, y) => F.mse_loss(x, y), ["l1_loss"] = (x, y) => F.l1_loss(x, y, nn.Reduction.Sum),
        ["kl_div"] = (x, y) => F.kl_div(x.log(), y.log(), log_target: true, nn.Reduction.Sum), ["cosine_similarity"] = (x, y) => F.cosine_similarity(x, y),
    };

    public static TheoryData<string> OneInput => [.. One.Keys];

    public static TheoryData<string> TwoInputs => [.. Two.Keys];

    [Theory]
    [MemberData(nameof(OneInput))]
    public void One_input_agrees_with_finite_differences(string name)
    {
        using var scope = NewDisposeScope();
        FiniteDifferences.ShouldMatch(x => One[name](x[0]), new GradientCase(x => x[0], [3, 4]).Inputs());
    }

    [Theory]
    [MemberData(nameof(TwoInputs))]
    public void Two_inputs_agree_with_finite_differences(string name)
    {
        using var scope = NewDisposeScope();
        FiniteDifferences.ShouldMatch(x => Two[name](x[0], x[1]), new GradientCase(x => x[0], [3, 4], [3, 4]).Inputs());
    }
}
