using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>The last feature of a page: where the next one goes on.</summary>
/// <param name="Sort">Of the list.</param>
/// <param name="Segment">Which part of the order it stands in.</param>
/// <param name="Value">What the part is ordered by.</param>
/// <param name="Index">Number of the feature.</param>
/// <param name="Count">Matching features as the first page counted them.</param>
internal sealed record FeatureCursor(FeatureSort Sort, int Segment, double Value, int Index, MatchCount Count)
{
    private const int Fields = 7;
    private const int LongestText = 160;

    /// <summary>Null for the first page.</summary>
    public static FeatureCursor? Parse(string? text, FeatureSort sort)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (TryParse(text) is { } cursor && cursor.Sort == sort) return cursor;
        throw new InvalidParametersException([new("after", "Use the 'next' of the page before, with the same order and seed; leave it out for the first page.")]);
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{(int)Sort.Order}:{Sort.Seed}:{Segment}:{Value:R}:{Index}:{Count.Matching}:{(Count.IsMore ? 1 : 0)}")));

    private static FeatureCursor? TryParse(string text)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text)) return null;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split(':');
        if (parts.Length != Fields) return null;
        var numbers = new long[Fields];
        for (var i = 0; i < Fields; i++)
        {
            if (i != 3 && !long.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i])) return null;
        }

        var isNumber = double.TryParse(parts[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);
        var isInRange = Fits(numbers[0]) && Fits(numbers[1]) && numbers[2] is 0 or 1 && Fits(numbers[4]) && numbers[5] >= 0 && numbers[6] is 0 or 1;
        return isNumber && isInRange
            ? new(new((FeatureOrder)numbers[0], (int)numbers[1]), (int)numbers[2], value, (int)numbers[4], new(numbers[5], numbers[6] == 1))
            : null;
    }

    private static bool Fits(long number) => number is >= int.MinValue and <= int.MaxValue;
}

/// <summary>How many features match.</summary>
/// <param name="Matching">The number, or where counting stopped.</param>
/// <param name="IsMore">Counting stopped before the end.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MatchCount(long Matching, bool IsMore);
