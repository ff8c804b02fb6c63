using System.Text;

namespace Interp.Analysis.Dictionaries;

/// <summary>The Unicode blocks of one script.</summary>
/// <param name="Name">For reports, e.g. <c>Arabic</c>.</param>
/// <param name="Ranges">First and last code point of each block.</param>
public sealed record ScriptBlock(string Name, IReadOnlyList<(int First, int Last)> Ranges)
{
    /// <summary>Arabic, Supplement, Extended-B and -A, Presentation Forms-A and -B.</summary>
    public static ScriptBlock Arabic { get; } = new("Arabic", [(0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)]);

    /// <summary>Hebrew and the Hebrew part of Alphabetic Presentation Forms.</summary>
    public static ScriptBlock Hebrew { get; } = new("Hebrew", [(0x590, 0x5FF), (0xFB1D, 0xFB4F)]);

    /// <summary>Whether a character belongs to the script.</summary>
    public bool Contains(Rune rune)
    {
        foreach (var (first, last) in Ranges)
        {
            if (rune.Value >= first && rune.Value <= last)
                return true;
        }

        return false;
    }
}
