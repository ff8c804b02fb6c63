using System.Globalization;

namespace Interp.Web.Dictionaries;

/// <summary>The cohort that an address asks for.</summary>
internal static class CohortQuery
{
    /// <summary>The number in <c>?cohort=</c>; null where there is none, or no number.</summary>
    /// <param name="text">From an address.</param>
    public static int? Read(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cohort) ? cohort : null;

    /// <summary>The path, with the cohort where the address named one.</summary>
    /// <param name="path">A path without a query.</param>
    /// <param name="text">From an address.</param>
    public static string Keep(string path, string? text) => Read(text) is { } cohort ? $"{path}?cohort={cohort.ToString(CultureInfo.InvariantCulture)}" : path;
}
