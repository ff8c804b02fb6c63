using Interp.Domain.Library;

namespace Interp.Web.Components;

/// <summary>A line cut at its focus token, so that the focus tokens of all lines stand below one another.</summary>
/// <param name="RightToLeft">Whether the whole line is set from right to left: its focus token is.</param>
/// <param name="Before">Runs before the focus token.</param>
/// <param name="After">Runs after it.</param>
/// <param name="JoinsBefore">Whether the letters on both sides of the first cut join in their script.</param>
/// <param name="JoinsAfter">The same for the second cut.</param>
public sealed record TokenParts(
    bool RightToLeft, IReadOnlyList<TokenRun> Before, IReadOnlyList<TokenRun> After, bool JoinsBefore, bool JoinsAfter)
{
    /// <summary>Cuts a line.</summary>
    /// <param name="tokens">The line.</param>
    /// <param name="focus">Index of its focus token.</param>
    public static TokenParts Of(IReadOnlyList<TokenText> tokens, int focus)
    {
        var runs = TokenRun.Of(tokens);
        return new(
            runs.Any(r => r.RightToLeft && r.Start <= focus && focus < r.Start + r.Count),
            [.. runs.Select(r => Between(r, 0, focus)).Where(r => r.Count > 0)],
            [.. runs.Select(r => Between(r, focus + 1, tokens.Count)).Where(r => r.Count > 0)],
            focus > 0 && Join(tokens[focus - 1], tokens[focus]),
            focus + 1 < tokens.Count && Join(tokens[focus], tokens[focus + 1]));
    }

    private static TokenRun Between(TokenRun run, int from, int to)
    {
        var start = Math.Max(run.Start, from);
        return run with { Start = start, Count = Math.Max(0, Math.Min(run.Start + run.Count, to) - start) };
    }

    private static bool Join(TokenText left, TokenText right) =>
        left.Display is [.., var last] && right.Display is [var first, ..] && IsArabicLetter(last) && IsArabicLetter(first);

    private static bool IsArabicLetter(char letter) => char.IsLetter(letter) && letter is (>= '\u0620' and <= '\u06FF') or (>= '\u0750' and <= '\u077F');
}
