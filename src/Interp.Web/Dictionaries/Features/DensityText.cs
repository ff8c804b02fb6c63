using System.Globalization;

namespace Interp.Web.Dictionaries;

/// <summary>Densities as people type them into a filter.</summary>
public static class DensityText
{
    /// <summary>Reads "0.001", "1e-3", "0.1 %" or "1 ‰" as a share from 0 to 1.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="share">The share; null when nothing was typed.</param>
    /// <returns>False when it is no such number.</returns>
    public static bool TryRead(string? text, out double? share)
    {
        share = null;
        var trimmed = text?.Trim() ?? string.Empty;
        if (trimmed.Length == 0)
            return true;
        var unit = trimmed[^1] switch { '%' => 100, '‰' => 1000, _ => 1 };
        var number = unit == 1 ? trimmed : trimmed[..^1].TrimEnd();
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(value / unit is >= 0 and <= 1))
            return false;
        share = value / unit;
        return true;
    }
}
