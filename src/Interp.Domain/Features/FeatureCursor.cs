using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Interp.Domain.Jobs;

namespace Interp.Domain.Features;

/// <summary>The last feature of a page: where the next one goes on.</summary>
internal sealed record FeatureCursor(FeatureOrder Order, double Value, int Index)
{
    /// <summary>Null for the first page.</summary>
    public static FeatureCursor? Parse(string? text, FeatureOrder order)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (TryParse(text) is { } cursor && cursor.Order == order) return cursor;
        throw new InvalidParametersException([new("after", "Use the 'next' of the page before, with the same order; leave it out for the first page.")]);
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(int)Order}:{Value:R}:{Index}")));

    private static FeatureCursor? TryParse(string text)
    {
        if (text.Length > 100 || !Base64Url.IsValid(text)) return null;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split(':');
        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var order)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? new((FeatureOrder)order, value, index)
                : null;
    }
}
