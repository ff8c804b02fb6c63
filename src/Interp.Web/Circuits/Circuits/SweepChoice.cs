using System.Globalization;
using Interp.Domain.Circuits;

namespace Interp.Web.Circuits;

/// <summary>Which heads of an experiment become a circuit.</summary>
/// <param name="Grid">Name of the table; null for the first.</param>
/// <param name="Count">At most so many.</param>
/// <param name="By">Which values count: <see cref="Absolute"/>, <see cref="Positive"/> or <see cref="Negative"/>.</param>
/// <param name="Least">The least size of a value.</param>
/// <param name="Class">That the heads get.</param>
/// <param name="Role">That the heads get.</param>
public sealed record SweepChoice(string? Grid, int Count, string By, double Least, string Class, string Role)
{
    public const string Absolute = "absolute";
    public const string Positive = "positive";
    public const string Negative = "negative";

    /// <summary>The eight largest by size.</summary>
    public static SweepChoice Usual { get; } = new(null, 8, Absolute, 0, CircuitClasses.Other, "END");

    /// <summary>From an address; what makes no sense there is as usual.</summary>
    public static SweepChoice Read(string? grid, string? count, string? by, string? least, string? name, string? role) => new(
        grid,
        int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is > 0 and <= 400 ? most : Usual.Count,
        by is Positive or Negative ? by : Absolute,
        double.TryParse(least, NumberStyles.Float, CultureInfo.InvariantCulture, out var size) && size >= 0 && double.IsFinite(size) ? size : 0,
        string.IsNullOrWhiteSpace(name) ? Usual.Class : name.Trim(),
        string.IsNullOrWhiteSpace(role) ? Usual.Role : role.Trim());
}
