using System.Text;

namespace Interp.Analysis.Language;

/// <summary>How much of a line is written in the script of a class.</summary>
public static class ScriptShare
{
    /// <summary>Lines of <paramref name="text"/> with letters, at least <paramref name="minimum"/> of them Arabic or Hebrew as the class says.</summary>
    public static string Keep(string text, string kind, double minimum)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = new StringBuilder(text.Length);
        foreach (var line in text.Split('\n'))
        {
            if (Of(line, kind) >= minimum)
            {
                kept.Append(line).Append('\n');
            }
        }

        return kept.ToString();
    }

    /// <summary>Share of the letters of <paramref name="line"/> that belong to the script; 0 for a line without letters.</summary>
    public static double Of(string line, string kind)
    {
        var (letters, own) = (0, 0);
        foreach (var rune in line.EnumerateRunes().Where(Rune.IsLetter))
        {
            letters++;
            own += Belongs(rune.Value, kind) ? 1 : 0;
        }

        return letters == 0 ? 0 : (double)own / letters;
    }

    private static bool Belongs(int c, string kind) => kind switch
    {
        MiniPileClasses.Arabic => c is (>= 0x600 and <= 0x6FF) or (>= 0x750 and <= 0x77F) or (>= 0x8A0 and <= 0x8FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF),
        MiniPileClasses.Hebrew => c is (>= 0x590 and <= 0x5FF) or (>= 0xFB1D and <= 0xFB4F),
        _ => throw new CorpusException($"Class {kind} has no script of its own."),
    };
}
