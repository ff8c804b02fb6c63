using System.Globalization;

namespace Interp.Web.Components;

/// <summary>How a token's underline shows a loss effect: the line's style is the sign, its thickness the size.</summary>
public static class LossLevel
{
    /// <summary>Number of thicknesses.</summary>
    public const int Highest = 4;

    /// <summary>Nats from which each thickness is drawn. Absolute, so that cards can be compared with one another.</summary>
    private static ReadOnlySpan<float> Least => [0.02f, 0.1f, 0.5f, 2f];

    /// <summary>0 where nothing is drawn; 1 to 4 where the feature helped, −1 to −4 where it hurt.</summary>
    /// <param name="effect">Loss with the feature ablated minus loss without, in nats; NaN where undefined.</param>
    public static int Of(float effect)
    {
        var level = 0;
        foreach (var least in Least)
        {
            if (Math.Abs(effect) >= least)
                level++;
        }

        return effect < 0 ? -level : level;
    }

    /// <summary>Style class, <c>h1</c> to <c>h4</c> (helped) or <c>u1</c> to <c>u4</c> (hurt); null for none.</summary>
    /// <param name="effect">As for <see cref="Of"/>.</param>
    public static string? Class(float effect) => Of(effect) switch
    {
        0 => null,
        > 0 and var helped => string.Create(CultureInfo.InvariantCulture, $"h{helped}"),
        var hurt => string.Create(CultureInfo.InvariantCulture, $"u{-hurt}"),
    };
}
