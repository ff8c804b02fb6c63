using System.Globalization;

namespace Interp.Web.Components;

/// <summary>How strong a token's background is.</summary>
public static class ActivationLevel
{
    /// <summary>Number of visible levels.</summary>
    public const int Highest = 10;

    /// <summary>0 for no activation; else 1 (the floor colour, which every non-zero activation reaches) to 10 (the scale's own value).</summary>
    /// <param name="activation">The token's activation.</param>
    /// <param name="scale">The activation that reaches the highest level: the feature's largest.</param>
    public static int Of(float activation, float scale)
    {
        if (!(activation > 0))
            return 0;
        var share = scale > 0 ? Math.Min(1, activation / scale) : 1;
        return Math.Clamp((int)Math.Ceiling(share * Highest), 1, Highest);
    }

    /// <summary>Style class of the level; null for none.</summary>
    /// <param name="activation">The token's activation.</param>
    /// <param name="scale">The activation that reaches the highest level.</param>
    public static string? Class(float activation, float scale) => Of(activation, scale) switch
    {
        0 => null,
        var level => string.Create(CultureInfo.InvariantCulture, $"a{level}"),
    };
}
