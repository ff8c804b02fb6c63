namespace Interp.Cli.Verify;

/// <summary>One number beside what it should be.</summary>
/// <param name="Id">Stable name, e.g. <c>arabic-r</c>.</param>
/// <param name="What">What is measured, for people.</param>
/// <param name="Published">The published value, null where there is none.</param>
/// <param name="Measured">This run's value.</param>
/// <param name="Tolerance">The condition, e.g. <c>&gt;=0.74</c>.</param>
/// <param name="Ok">Whether it holds.</param>
internal sealed record VerifyCheck(string Id, string What, double? Published, double Measured, string Tolerance, bool Ok)
{
    /// <summary>Holds when the measured value is at least <paramref name="least"/>; NaN never holds.</summary>
    public static VerifyCheck AtLeast(string id, string what, double? published, double measured, double least) =>
        new(id, what, published, Finite(measured), FormattableString.Invariant($">={least:G4}"), measured >= least);

    /// <summary>Holds when the measured value is at most <paramref name="most"/>; NaN never holds.</summary>
    public static VerifyCheck AtMost(string id, string what, double? published, double measured, double most) =>
        new(id, what, published, Finite(measured), FormattableString.Invariant($"<={most:G4}"), measured <= most);

    /// <summary>JSON has no NaN or infinity; the check has failed by then anyway.</summary>
    private static double Finite(double value) => double.IsFinite(value) ? value : double.MaxValue;
}
