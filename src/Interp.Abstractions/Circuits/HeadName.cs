using System.Globalization;
using System.Runtime.InteropServices;

namespace Interp.Abstractions.Circuits;

/// <summary>An attention head, written 9.6 for head 6 of layer 9.</summary>
/// <param name="Layer">From 0.</param>
/// <param name="Head">From 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HeadName(int Layer, int Head)
{
    /// <summary>Reads 9.6, L9H6 or 9,6.</summary>
    /// <exception cref="FormatException">The text names no head.</exception>
    public static HeadName Parse(string text)
    {
        var parts = text.Trim().TrimStart('L', 'l').Split(['.', ',', 'H', 'h']);
        return parts.Length == 2 && Number(parts[0], out var layer) && Number(parts[1], out var head)
            ? new HeadName(layer, head)
            : throw new FormatException($"\"{text}\" names no head. Write 9.6 for head 6 of layer 9.");
    }

    /// <summary>Reads 9.6 as it stands in parameters and labels; null when the text is no such name.</summary>
    public static HeadName? Find(string? text)
    {
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot > 0 && Short(text.AsSpan(0, dot)) is { } layer && Short(text.AsSpan(dot + 1)) is { } head ? new(layer, head) : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Layer}.{Head}");

    private static int? Short(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
