using Interp.Domain.Circuits;

namespace Interp.Web.Circuits;

/// <summary>Scores in people's words.</summary>
internal static class HeadWords
{
    /// <summary>What a table is about.</summary>
    public static string Of(string grid) => grid switch
    {
        HeadGridNames.PreviousToken => "Previous token",
        HeadGridNames.DuplicateToken => "Duplicate token",
        HeadGridNames.Induction => "Induction",
        HeadGridNames.CopyScore => "Copy score",
        _ => grid,
    };
}
