using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Interp.Domain.Platform;

/// <summary>The range of a parameter's number.</summary>
/// <param name="Least">Null where there is none.</param>
/// <param name="AboveLeast">Whether the least itself is too little.</param>
/// <param name="Most">Null where there is none.</param>
/// <param name="BelowMost">Whether the most itself is too much.</param>
/// <param name="Refusal">What to do about a number outside.</param>
public sealed record NumberBounds(double? Least, bool AboveLeast, double? Most, bool BelowMost, string Refusal)
{
    /// <summary>As its attribute says; the ends of <see cref="long"/> are no bounds.</summary>
    public static NumberBounds Of(RangeAttribute range)
    {
        var (least, most) = (Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture), Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture));
        return new(
            least > long.MinValue ? least : null, range.MinimumIsExclusive, most < long.MaxValue ? most : null, range.MaximumIsExclusive,
            range.ErrorMessage ?? string.Create(CultureInfo.InvariantCulture, $"Give a number from {least:0.###} to {most:0.###}."));
    }

    /// <summary>In words, such as <c>2 to 200</c> or <c>above 0 and at most 1</c>.</summary>
    /// <param name="written">How a number is written.</param>
    public string Words(Func<double, string> written) => (Least, Most) switch
    {
        ({ } least, { } most) when !AboveLeast && !BelowMost => $"{written(least)} to {written(most)}",
        ({ } least, { } most) => $"{(AboveLeast ? "above" : "from")} {written(least)} and {(BelowMost ? "below" : "at most")} {written(most)}",
        ({ } least, null) => AboveLeast ? $"above {written(least)}" : $"{written(least)} or more",
        (null, { } most) => $"{(BelowMost ? "below" : "at most")} {written(most)}",
        _ => "any number",
    };

    /// <summary>Whether a number lies inside.</summary>
    public bool Hold(double number) =>
        !double.IsNaN(number) && (AboveLeast ? !(number <= Least) : !(number < Least)) && (BelowMost ? !(number >= Most) : !(number > Most));
}
