namespace Interp.Domain.Dictionaries;

/// <summary>Features that say no more than "this token".</summary>
public static class SingleTokens
{
    /// <summary>Fewer examples say nothing about it.</summary>
    public const int LeastExamples = 5;

    /// <summary>
    /// Whether every example, over the whole spectrum from top to bottom, was chosen for one and the same token. Repeated examples do not
    /// count; the top alone would call many a feature single-token that is not.
    /// </summary>
    public static bool Is(FeatureExamples examples)
    {
        var (count, token) = (0, -1);
        for (var e = 0; e < examples.Groups.Length; e++)
        {
            if (examples.Repeated[e]) continue;
            var focus = examples.Tokens[e * examples.Window + examples.Window / 2];
            if (count++ > 0 && focus != token) return false;
            token = focus;
        }

        return count >= LeastExamples;
    }
}
