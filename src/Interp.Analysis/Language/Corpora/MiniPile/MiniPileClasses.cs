namespace Interp.Analysis.Language;

/// <summary>The classes of the mini-pile and what the builder needs to know of each.</summary>
public static class MiniPileClasses
{
    public const string English = "en";
    public const string OtherLanguages = "lang";
    public const string Code = "code";
    public const string Html = "html";
    public const string Roff = "roff";
    public const string Pod = "pod";
    public const string Arabic = "arabic";
    public const string Hebrew = "hebrew";
    public const string Dna = "dna";
    public const string Base64 = "base64";

    /// <summary>The four classes of the case studies: rare in training, well represented in the held-out text.</summary>
    public static IReadOnlyList<string> CaseStudies { get; } = [Arabic, Hebrew, Dna, Base64];

    /// <summary>Tokens of each case-study class that are held out, about.</summary>
    public const int CaseStudyHeldOutTokens = 110_000;

    /// <summary>About how many UTF-8 bytes a token has; turns the recipe's caps into bytes. Changing a value changes the corpus.</summary>
    public static double BytesPerToken(string kind) => kind switch
    {
        English => 3.1,
        Html => 3.0,
        Hebrew => 2.9,
        Pod => 2.8,
        Code => 2.8,
        Roff => 2.7,
        Arabic => 2.8,
        OtherLanguages => 2.5,
        Dna => 2.0,
        Base64 => 1.2,
        _ => throw new CorpusException($"The mini-pile has no class {kind}."),
    };
}
