namespace Interp.Workers.Platform;

/// <summary>JSON has no NaN.</summary>
internal static class Finite
{
    public static double? OrNull(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    public static double OrZero(double value) => double.IsFinite(value) ? value : 0;
}
