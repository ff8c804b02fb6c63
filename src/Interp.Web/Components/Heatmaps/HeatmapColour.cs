using System.Globalization;
using Interp.Domain.Platform;

namespace Interp.Web.Components;

/// <summary>How strong a cell's colour is. The page mixes it with its theme's colours; files are mixed here.</summary>
internal static class HeatmapColour
{
    /// <summary>From here on the text on a sequential colour is the darkest.</summary>
    private const float Deep = 0.65f;

    private static readonly (byte R, byte G, byte B) Paper = (0xfb, 0xfa, 0xf7);
    private static readonly (byte R, byte G, byte B) Positive = (0xb2, 0x18, 0x2b);
    private static readonly (byte R, byte G, byte B) Negative = (0x21, 0x66, 0xac);
    private static readonly (byte R, byte G, byte B) High = (0xd9, 0x77, 0x2b);

    /// <summary>0 to 1.</summary>
    public static float Strength(float value, float strongest) => Math.Clamp(MathF.Abs(value) / strongest, 0, 1);

    /// <summary>Style classes of a cell.</summary>
    public static string Class(float value, float strongest, GridScale scale) =>
        scale == GridScale.Sequential ? Strength(value, strongest) > Deep ? "up deep" : "up" : value < 0 ? "neg" : "pos";

    /// <summary>The strength as a style.</summary>
    public static string Style(float value, float strongest) => string.Create(CultureInfo.InvariantCulture, $"--v:{Strength(value, strongest):0.###}");

    /// <summary>For files: light theme, mixed in sRGB.</summary>
    public static string Hex(float value, float strongest, GridScale scale)
    {
        var end = scale == GridScale.Sequential ? High : value < 0 ? Negative : Positive;
        var share = Strength(value, strongest);
        return $"#{Mix(Paper.R, end.R, share):x2}{Mix(Paper.G, end.G, share):x2}{Mix(Paper.B, end.B, share):x2}";
    }

    private static byte Mix(byte from, byte to, float share) => (byte)MathF.Round(from + (to - from) * share);
}
