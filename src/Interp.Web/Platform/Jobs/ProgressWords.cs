using Interp.Domain.Platform;
using Interp.Web.Components;

namespace Interp.Web.Platform;

/// <summary>Numbers that jobs report, in people's words.</summary>
internal static class ProgressWords
{
    /// <summary>The title of its curve.</summary>
    /// <param name="number">As its kind declares it.</param>
    public static string OverCurve(ProgressNumber number) => number.Unit is { } unit ? $"{number.Title}, {unit}" : number.Title;

    /// <summary>A value on its curve, whose axis has shares as shares.</summary>
    /// <param name="number">As its kind declares it.</param>
    /// <param name="value">Any finite number.</param>
    public static string OnCurve(ProgressNumber number, double value) => number.Form == NumberForm.Count ? Numbers.Count((long)value) : Numbers.Significant(value);

    /// <summary>A value as a figure.</summary>
    /// <param name="number">As its kind declares it.</param>
    /// <param name="value">Any finite number.</param>
    public static string Figure(ProgressNumber number, double value) => number.Form == NumberForm.Percent ? Numbers.Percent(value) : OnCurve(number, value);
}
