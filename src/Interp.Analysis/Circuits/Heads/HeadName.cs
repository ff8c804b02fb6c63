using System.Globalization;
using System.Runtime.InteropServices;

namespace Interp.Analysis.Circuits;

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

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Layer}.{Head}");

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
