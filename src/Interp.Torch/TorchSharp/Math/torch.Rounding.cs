namespace TorchSharp;

public static partial class torch
{
    public static Tensor floor(Tensor input) => input.floor();

    public static Tensor ceil(Tensor input) => input.ceil();

    public static Tensor trunc(Tensor input) => input.trunc();

    public static Tensor frac(Tensor input) => input.frac();

    public static Tensor round(Tensor input, long decimals = 0) => input.round(decimals);

    public static Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) => input.nan_to_num(nan, posinf, neginf);

    public static Tensor isnan(Tensor input) => input.isnan();

    public static Tensor isinf(Tensor input) => input.isinf();

    public static Tensor isfinite(Tensor input) => input.isfinite();
}
