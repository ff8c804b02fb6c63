namespace Interp.Analysis.Language;

/// <summary>The whole recipe. Caps are in thousands of tokens; what a cap leaves out is chosen by a seeded hash of the source's name.</summary>
public static class MiniPileRecipe
{
    public const string Name = "mini-pile";

    public static IReadOnlyList<MiniPileEntry> Entries { get; } =
        [.. EnglishRecipe.Entries, .. LanguageRecipe.Entries, .. CodeRecipe.Entries, .. CaseStudyRecipe.Entries];
}
