using static Interp.Analysis.Language.MiniPileClasses;

namespace Interp.Analysis.Language;

/// <summary>Languages other than English, in scripts other than Arabic and Hebrew.</summary>
internal static class LanguageRecipe
{
    private static readonly ITextCleaner Text = new Gunzip(PlainText.Instance);
    private static readonly ITextCleaner Html = new Gunzip(MarkupText.Instance);
    private static readonly ITextCleaner Man = new Gunzip(RoffText.Instance);

    public static IReadOnlyList<MiniPileEntry> Entries { get; } =
    [
        .. Of("ca-ES cs-CZ de-DE es-ES fr-FR id-ID it-IT ja-JP nb-NO nl-NL pl-PL pt-BR ru-RU sv-SE vi-VN zh-CN zh-TW", language =>
            new("debian-handbook", $"usr/share/doc/debian-handbook/html/{language}/*.html", Html, OtherLanguages, 110, "GPL-2+ or CC-BY-SA-3.0")
            {
                EnglishPath = path => path.Replace($"/{language}/", "/en-US/", StringComparison.Ordinal),
            }),
        .. Of("ca cs da de el es fi fr gl gu hr hu id it ja ko lv mr nl pl pt pt_BR ru sl sr sv ta te uk vi zh_CN", language =>
            new("gnome-user-docs", $"usr/share/help/{language}/**/*.page", Html, OtherLanguages, 60, "CC-BY-SA-3.0")
            {
                EnglishPath = path => path.Replace($"/help/{language}/", "/help/C/", StringComparison.Ordinal),
            }),
        .. Of("be bg bn de el es eu fi fr hi hu hy id it ja ka ko mk ml nl pl pt ru sr-ec sv ta te th tr uk vi zh-hans zh-hant", language =>
            new("mediawiki", $"usr/share/mediawiki/**/i18n/**/{language}.json", JsonMessages.Instance, OtherLanguages, 50, "GPL-2+") { UniqueLines = true }),
        .. Of("fr de es ja tr zh-cn", language =>
            new("apache2-doc", $"usr/share/doc/apache2-doc/manual/{language}/**/*.html", Html, OtherLanguages, 150, "Apache-2.0")
            {
                EnglishPath = path => path.Replace($"/{language}/", "/en/", StringComparison.Ordinal),
            }),
        .. Of("de es fr ru", language =>
            new($"manpages-{language}", $"usr/share/man/{language}/man*/*.gz", Man, OtherLanguages, 350, "GPL-3+ and the manuals' own")),
        .. Of("cs de es it pl ru", language =>
            new($"fortunes-{language}", "usr/share/games/fortunes/**", FortuneText.Instance, OtherLanguages, 200, FortuneLicence(language)) { Except = "**/{off/**,*.dat,*.u8}" }),
        new("libreoffice-help-ja", "usr/share/libreoffice/help/ja/text/**/*.html", Html, OtherLanguages, 500, "MPL-2.0"),
        .. Of("it_IT ja_JP ko_KR zh_CN", language =>
            new("linux-doc-6.1", $"usr/share/doc/linux-doc-6.1/Documentation/translations/{language}/**/*.rst.gz", Text, OtherLanguages, 80, "GPL-2")),
    ];

    private static string FortuneLicence(string language) => language switch
    {
        "it" => "collected quotations, which the package states are not copyrighted",
        "cs" => "GPL-3+",
        "ru" => "GPL-2",
        _ => "GPL-2+",
    };

    private static IEnumerable<MiniPileEntry> Of(string languages, Func<string, MiniPileEntry> entry) => languages.Split(' ').Select(entry);
}
