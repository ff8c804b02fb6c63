using System.Text.RegularExpressions;

namespace Interp.Analysis.Language;

/// <summary>The two split patterns that are known beforehand, compiled with the program.</summary>
internal static partial class WordPatterns
{
    /// <summary>
    /// GPT-2's: English contractions, then letters, digits or anything else with at most one space before them; a run of
    /// whitespace leaves its last space to the word that follows.
    /// </summary>
    public const string Gpt2 = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    /// <summary>
    /// Ours. Runs are capped, so that base64, DNA, Chinese or a ruler of dashes is no single giant word; marks stay with their
    /// letters; newlines are apart from the indentation that follows them, and that leaves its last space to the next word.
    /// </summary>
    public const string Capped =
        @" ?[\p{L}\p{M}]{1,16}| ?\p{N}{1,3}| ?[^\s\p{L}\p{M}\p{N}]{1,16}|[\r\n]{1,16}|[^\S\r\n]{1,16}(?!\S)|[^\S\r\n]{1,16}";

    [GeneratedRegex(Gpt2, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    public static partial Regex Gpt2Regex();

    [GeneratedRegex(Capped, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    public static partial Regex CappedRegex();
}
