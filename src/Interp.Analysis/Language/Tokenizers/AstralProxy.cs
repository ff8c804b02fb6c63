using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Interp.Analysis.Language;

/// <summary>
/// Text as the split patterns see it. .NET matches UTF-16 units, so a letter beyond U+FFFF would look like two surrogates that
/// are no letter; here it is one character of the same category, and ends are mapped back. Lone surrogates become U+FFFD.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct AstralProxy
{
    // Where each character of the proxy ends in the original; null where they are the same text.
    private readonly int[]? originalEnds;

    private AstralProxy(string text, int[]? originalEnds)
    {
        Text = text;
        this.originalEnds = originalEnds;
    }

    public string Text { get; }

    public static AstralProxy Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return new(text, null);
        var proxy = new StringBuilder(text.Length);
        var ends = new List<int>(text.Length);
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is enumerated as U+FFFD, which like itself is one unit long.
            end += rune.Utf16SequenceLength;
            proxy.Append(rune.IsBmp ? (char)rune.Value : Representative(Rune.GetUnicodeCategory(rune)));
            ends.Add(end);
        }

        return new(proxy.ToString(), [.. ends]);
    }

    /// <summary>Turns ends in the proxy into ends in the original text, in place.</summary>
    public void Restore(List<int> ends)
    {
        if (originalEnds is null)
            return;
        for (var i = 0; i < ends.Count; i++)
            ends[i] = originalEnds[ends[i] - 1];
    }

    // Not ASCII, which patterns may name outright.
    private static char Representative(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => 'Ω',
        UnicodeCategory.LowercaseLetter => 'ω',
        UnicodeCategory.TitlecaseLetter => 'ǅ',
        UnicodeCategory.ModifierLetter => 'ʰ',
        UnicodeCategory.OtherLetter => 'א',
        UnicodeCategory.NonSpacingMark => '\u0301',
        UnicodeCategory.SpacingCombiningMark => '\u0903',
        UnicodeCategory.EnclosingMark => '\u0488',
        UnicodeCategory.DecimalDigitNumber => '\u0660',
        UnicodeCategory.LetterNumber => 'Ⅷ',
        UnicodeCategory.OtherNumber => '²',
        UnicodeCategory.ConnectorPunctuation => '‿',
        UnicodeCategory.DashPunctuation => '–',
        UnicodeCategory.OpenPunctuation => '⁅',
        UnicodeCategory.ClosePunctuation => '⁆',
        UnicodeCategory.InitialQuotePunctuation => '«',
        UnicodeCategory.FinalQuotePunctuation => '»',
        UnicodeCategory.OtherPunctuation => '‰',
        UnicodeCategory.MathSymbol => '±',
        UnicodeCategory.CurrencySymbol => '€',
        UnicodeCategory.ModifierSymbol => '´',
        UnicodeCategory.OtherSymbol => '©',
        UnicodeCategory.Format => '\u2060',
        UnicodeCategory.PrivateUse => '\uE000',
        _ => '\uFFFE',
    };
}
