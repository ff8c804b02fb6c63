namespace Interp.Analysis.Language;

/// <summary>One line of the recipe: which files of which package become which class of text, and how much of it.</summary>
/// <param name="Package">Debian package.</param>
/// <param name="Pattern">Files, as <see cref="PathPattern"/>.</param>
/// <param name="Cleaner">From bytes to text.</param>
/// <param name="Class">One of <see cref="MiniPileClasses"/>.</param>
/// <param name="KiloTokens">At most about so many thousand tokens, by the class' usual bytes a token.</param>
/// <param name="Licence">Of the text, as the package's copyright file states it.</param>
public sealed record MiniPileEntry(string Package, string Pattern, ITextCleaner Cleaner, string Class, int KiloTokens, string Licence)
{
    /// <summary>Files to leave out.</summary>
    public string? Except { get; init; }

    /// <summary>The path of the English original of a translated file: lines that equal one of the original's are not translations and go.</summary>
    public Func<string, string>? EnglishPath { get; init; }

    /// <summary>Keeps only lines whose letters are at least this share of the class' script; 0 keeps all.</summary>
    public double MinimumScriptShare { get; init; }

    /// <summary>
    /// Uses only files whose name (without its endings) falls into this part of 0..1: so a page that is used as raw markup is not also used as running text.
    /// </summary>
    public (double From, double To) FilePart { get; init; } = (0, 1);

    /// <summary>Files longer than twice this are cut into contiguous sources of about this many characters, so that a part of them can be held out.</summary>
    public int SourceCharacters { get; init; } = 96_000;

    /// <summary>Puts the lines into a fixed random order first (dictionaries sorted by letter).</summary>
    public bool ShuffleLines { get; init; }

    /// <summary>Keeps each line once: messages of user interfaces repeat from program to program.</summary>
    public bool UniqueLines { get; init; }
}
