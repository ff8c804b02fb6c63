namespace Interp.Analysis.Language;

/// <summary>What the corpus of <c>ioi-mini</c> is mixed from.</summary>
public sealed record IoiMixRecipe
{
    public const string Name = "ioi-mix";

    public const string TwoNames = "two-names", Other = "other-stories";

    /// <summary>Class of the mini-pile whose text is taken.</summary>
    public const string Class = MiniPileClasses.English;

    public int Seed { get; init; } = 1;

    /// <summary>UTF-8 bytes of the mini-pile's English; whole documents, chosen by a seeded hash of their number.</summary>
    public long MiniPileBytes { get; init; } = 4_000_000;

    /// <summary>Stories of three people, two to a sentence, in which something is then done to one who was named once.</summary>
    public int TwoNameStories { get; init; } = 200_000;

    /// <summary>Stories of other kinds, so that names which two-name stories leave out are words of the language too.</summary>
    public int OtherStories { get; init; } = 160_000;

    public int VocabularySize { get; init; } = 3072;
}
