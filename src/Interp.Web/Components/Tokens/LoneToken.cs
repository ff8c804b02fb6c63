using System.Globalization;
using Interp.Domain.Library;

namespace Interp.Web.Components;

/// <summary>Tokens that stand alone, outside a line of text.</summary>
public static class LoneToken
{
    private const char DottedCircle = '\u25CC';

    /// <summary>The token's display text; a mark that combines with a letter before it gets a dotted circle to stand on.</summary>
    /// <param name="token">Any token.</param>
    public static string Text(TokenText token) => token.Display is [var first, ..] && IsMark(first) ? DottedCircle + token.Display : token.Display;

    private static bool IsMark(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
