using System.Globalization;

namespace Interp.Domain.Circuits;

/// <summary>Heads as they are written: 9.6 for head 6 of layer 9.</summary>
public static class HeadText
{
    /// <summary>Reads a head; false when the text names none.</summary>
    public static bool TryRead(string? text, out (int Layer, int Head) head)
    {
        head = default;
        var parts = (text ?? string.Empty).Split('.');
        if (parts.Length != 2 || !Number(parts[0], out var layer) || !Number(parts[1], out var number)) return false;
        head = (layer, number);
        return true;
    }

    public static string Of(int layer, int head) => string.Create(CultureInfo.InvariantCulture, $"{layer}.{head}");

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && string.Equals(text, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
