using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Torch.Tests.Values;

public sealed class PointwiseValues
{
    private static readonly double[] Points = [-1.75, -1.0, -0.4, 0.3, 0.5, 1.0, 2.6];

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Ours, Func<double, double> Expected)> Functions = new(StringComparer.Ordinal)
    {
        ["neg"] = (x => -x, x => -x), ["abs"] = (x => x.abs(), Math.Abs), ["sign"] = (x => x.sign(), x => Math.Sign(x)), ["sqrt"] = (x => x.abs().sqrt(), x => Math.Sqrt(Math.Abs(x))),
        ["rsqrt"] = (x => x.abs().rsqrt(), x => 1 / Math.Sqrt(Math.Abs(x))), ["square"] = (x => x.square(), x => x * x), ["reciprocal"] = (x => x.reciprocal(), x => 1 / x), ["exp"] = (x => x.exp(), Math.Exp),
        ["expm1"] = (x => x.expm1(), x => Math.Exp(x) - 1), ["log"] = (x => x.abs().log(), x => Math.Log(Math.Abs(x))), ["log1p"] = (x => x.abs().log1p(), x => Math.Log(1 + Math.Abs(x))), ["log2"] = (x => x.abs().log2(), x => Math.Log2(Math.Abs(x))),
        ["log10"] = (x => x.abs().log10(), x => Math.Log10(Math.Abs(x))), ["sin"] = (x => x.sin(), Math.Sin), ["cos"] = (x => x.cos(), Math.Cos), ["tan"] = (x => x.tan(), Math.Tan),
        ["asin"] = (x => (x / 3).asin(), x => Math.Asin(x / 3)), ["acos"] = (x => (x / 3).acos(), x => Math.Acos(x / 3)), ["atan"] = (x => x.atan(), Math.Atan), ["sinh"] = (x => x.sinh(), Math.Sinh), ["cosh"] = (x => x.cosh(), Math.Cosh),
        ["tanh"] = (x => x.tanh(), Math.Tanh), ["floor"] = (x => x.floor(), Math.Floor), ["ceil"] = (x => x.ceil(), Math.Ceiling), ["trunc"] = (x => x.trunc(), Math.Truncate), ["frac"] = (x => x.frac(), x => x - Math.Truncate(x)),
        ["round"] = (x => x.round(), x => Math.Round(x, MidpointRounding.ToEven)), ["round 1"] = (x => x.round(1), x => Math.Round(x * 10, MidpointRounding.ToEven) / 10), ["relu"] = (x => x.relu(), x => Math.Max(x, 0)),
        ["sigmoid"] = (x => x.sigmoid(), x => 1 / (1 + Math.Exp(-x))), ["silu"] = (x => F.silu(x), x => x / (1 + Math.Exp(-x))), ["erf"] = (x => x.erf(), Erf), ["erfc"] = (x => x.erfc(), x => 1 - Erf(x)), ["erfinv"] = (x => (x / 3).erf().erfinv(), x => x / 3),
        ["gelu"] = (x => F.gelu(x), x => x / 2 * (1 + Erf(x / Math.Sqrt(2)))),
        ["gelu tanh"] = (x => F.gelu(x, GELU.Approximate.tanh), x => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))),
        ["leaky_relu"] = (x => F.leaky_relu(x, 0.1), x => x > 0 ? x : 0.1 * x), ["softplus"] = (x => F.softplus(x, 2), x => Math.Log(1 + Math.Exp(2 * x)) / 2),
        ["clamp"] = (x => x.clamp(-0.5, 0.7), x => Math.Clamp(x, -0.5, 0.7)), ["clamp_min"] = (x => x.clamp_min(0.2), x => Math.Max(x, 0.2)), ["clamp_max"] = (x => x.clamp_max(0.2), x => Math.Min(x, 0.2)),
        ["pow"] = (x => x.pow(3), x => x * x * x), ["remainder"] = (x => x % 0.7, x => x - 0.7 * Math.Floor(x / 0.7)), ["fmod"] = (x => x.fmod(0.7), x => Math.IEEERemainder(x, 0.7) is var r && r * x < 0 ? r + 0.7 * Math.Sign(x) : Math.IEEERemainder(x, 0.7)),
        ["div floor"] = (x => x.div(0.7, RoundingMode.floor), x => Math.Floor(x / 0.7)), ["div trunc"] = (x => x.div(0.7, RoundingMode.trunc), x => Math.Truncate(x / 0.7)), ["floor_divide"] = (x => x.floor_divide(0.7), x => Math.Floor(x / 0.7)),
        ["scalar minus"] = (x => 2 - x, x => 2 - x), ["scalar over"] = (x => 2 / x, x => 2 / x), ["scalar plus"] = (x => 2 + x, x => 2 + x), ["sub"] = (x => x.sub(0.25), x => x - 0.25),
        ["logical_not"] = (x => (x > 0).logical_not(), x => x > 0 ? 0 : 1), ["isfinite"] = (x => (x / 0).isfinite(), x => 0), ["isinf"] = (x => (x / 0).isinf(), x => 1), ["isnan"] = (x => (x * 0 / 0).isnan(), x => 1),
        ["nan_to_num"] = (x => (x * 0 / 0).nan_to_num(4), x => 4),
        ["add_"] = (x => x.clone().add_(2), x => x + 2), ["sub_"] = (x => x.clone().sub_(2), x => x - 2), ["mul_"] = (x => x.clone().mul_(2), x => x * 2), ["div_"] = (x => x.clone().div_(2), x => x / 2), ["pow_"] = (x => x.clone().pow_(2), x => x * x),
        ["neg_"] = (x => x.clone().neg_(), x => -x), ["abs_"] = (x => x.clone().abs_(), Math.Abs), ["exp_"] = (x => x.clone().exp_(), Math.Exp), ["log_ sqrt_ rsqrt_"] = (x => x.square().add_(1).log_().sqrt_().rsqrt_(), x => Math.Pow(Math.Log(x * x + 1), -0.25)),
        ["relu_"] = (x => x.clone().relu_(), x => Math.Max(x, 0)), ["sigmoid_"] = (x => x.clone().sigmoid_(), x => 1 / (1 + Math.Exp(-x))), ["tanh_"] = (x => x.clone().tanh_(), Math.Tanh), ["clamp_"] = (x => x.clone().clamp_(0, 1), x => Math.Clamp(x, 0, 1)),
        ["clamp_min_ clamp_max_"] = (x => x.clone().clamp_min_(0).clamp_max_(1), x => Math.Clamp(x, 0, 1)), ["fill_"] = (x => x.clone().fill_(3), _ => 3), ["zero_"] = (x => x.clone().zero_(), _ => 0),
        ["masked_fill_"] = (x => x.clone().masked_fill_(x < 0, 9), x => x < 0 ? 9 : x),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_of_one_number_has_the_value_of_its_formula(string name)
    {
        using var scope = NewDisposeScope();
        Expect.Numbers(Functions[name].Ours(tensor(Points))).ShouldBe(Points.Select(Functions[name].Expected), 1e-9);
    }

    /// <summary>Simpson's rule on the definition, for want of one in .NET.</summary>
    private static double Erf(double x)
    {
        const int steps = 2000;
        var h = x / steps;
        var sum = 0.0;
        for (var i = 0; i <= steps; i++) sum += Math.Exp(-Math.Pow(i * h, 2)) * (i is 0 or steps ? 1 : i % 2 == 1 ? 4 : 2);
        return 2 / Math.Sqrt(Math.PI) * sum * h / 3;
    }
}
