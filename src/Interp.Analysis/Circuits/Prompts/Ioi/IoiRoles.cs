using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>The positions that play a part in indirect object identification (Wang et al. 2022).</summary>
public static class IoiRoles
{
    /// <summary>The indirect object, the right answer.</summary>
    public const string Io = "IO";

    /// <summary>The subject in the first clause.</summary>
    public const string S1 = "S1";

    /// <summary>The token after S1.</summary>
    public const string AfterS1 = "S1+1";

    /// <summary>The subject in the second clause.</summary>
    public const string S2 = "S2";

    /// <summary>The last token, "to".</summary>
    public const string End = TokenPair.End;

    public static IReadOnlyList<string> All { get; } = [Io, S1, AfterS1, S2, End];
}
