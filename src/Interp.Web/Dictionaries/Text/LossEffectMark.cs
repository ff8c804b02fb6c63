namespace Interp.Web.Dictionaries;

/// <summary>How a token is underlined by what a feature does to the loss of predicting it: the line's style carries the sign, its thickness the size.</summary>
public static class LossEffectMark
{
    /// <summary>Below this, in nats, nothing is drawn.</summary>
    private const float Least = 0.01f;

    /// <summary>From this on, in nats, the line is thick.</summary>
    private const float Strong = 0.5f;

    /// <summary>Style class; null for none.</summary>
    /// <param name="effect">Loss with the feature ablated minus loss as it is; positive where it helps.</param>
    public static string? Class(float? effect) => effect switch
    {
        null => null,
        >= Strong => "helped strong",
        >= Least => "helped",
        <= -Strong => "hurt strong",
        <= -Least => "hurt",
        _ => null,
    };
}
