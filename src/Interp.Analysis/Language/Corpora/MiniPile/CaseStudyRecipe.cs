using static Interp.Analysis.Language.MiniPileClasses;

namespace Interp.Analysis.Language;

/// <summary>
/// The four classes of the case studies of "Towards Monosemanticity". They are rare, about half a per cent of the training tokens each, because a
/// commoner class earns neurons of its own and splits into many features.
/// </summary>
internal static class CaseStudyRecipe
{
    private const string Handbook = "GPL-2+ or CC-BY-SA-3.0";
    private const string Records = "GPL-2+; the records are GenBank's and EMBL's";
    private static readonly ITextCleaner Html = new Gunzip(MarkupText.Instance);

    public static IReadOnlyList<MiniPileEntry> Entries { get; } = [.. ArabicScript, .. HebrewScript, .. Sequences, .. EncodedBytes];

    private static IEnumerable<MiniPileEntry> ArabicScript => Scripted(
        new("debian-handbook", "usr/share/doc/debian-handbook/html/ar-MA/*.html", Html, Arabic, 60, Handbook) { EnglishPath = p => p.Replace("/ar-MA/", "/en-US/", StringComparison.Ordinal) },
        new("debian-handbook", "usr/share/doc/debian-handbook/html/fa-IR/*.html", Html, Arabic, 30, Handbook) { EnglishPath = p => p.Replace("/fa-IR/", "/en-US/", StringComparison.Ordinal) },
        new("firefox-esr-l10n-ar", "**/*.xpi", LanguagePack.Instance, Arabic, 12, "MPL-2.0"),
        new("libreoffice-l10n-ar", "**/ar/LC_MESSAGES/*.mo", MessageCatalog.Instance, Arabic, 45, "MPL-2.0"),
        new("mediawiki", "usr/share/mediawiki/**/i18n/**/{ar,arz}.json", JsonMessages.Instance, Arabic, 70, "GPL-2+"),
        new("mediawiki", "usr/share/mediawiki/**/i18n/**/{fa,ur,ps,ckb}.json", JsonMessages.Instance, Arabic, 40, "GPL-2+"),
        new("texlive-lang-arabic", "**/quran/qurantext-simple.def", QuranText.Instance, Arabic, 60, "LPPL-1.3c"),
        new("texlive-lang-arabic", "**/quran/qurantext-fa.translation.def", QuranText.Instance, Arabic, 30, "LPPL-1.3c"),
        new("thunderbird-l10n-ar", "**/*.xpi", LanguagePack.Instance, Arabic, 12, "MPL-2.0"));

    private static IEnumerable<MiniPileEntry> HebrewScript => Scripted(
        new("emacs-common", "**/tutorials/TUTORIAL.he", PlainText.Instance, Hebrew, 30, "GPL-3+"),
        new("firefox-esr-l10n-he", "**/*.xpi", LanguagePack.Instance, Hebrew, 30, "MPL-2.0"),
        new("libreoffice-l10n-he", "**/he/LC_MESSAGES/*.mo", MessageCatalog.Instance, Hebrew, 80, "MPL-2.0"),
        new("mediawiki", "usr/share/mediawiki/**/i18n/**/he.json", JsonMessages.Instance, Hebrew, 160, "GPL-2+"),
        new("phpmyadmin", "**/he/**/*.mo", MessageCatalog.Instance, Hebrew, 20, "GPL-2+"),
        new("python3-django", "**/he/**/*.mo", MessageCatalog.Instance, Hebrew, 20, "BSD-3-clause"),
        new("thunderbird-l10n-he", "**/*.xpi", LanguagePack.Instance, Hebrew, 20, "MPL-2.0"),
        new("wordpress-l10n", "usr/share/wordpress/wp-content/languages/*he_IL.mo", MessageCatalog.Instance, Hebrew, 60, "GPL-2+"));

    private static IEnumerable<MiniPileEntry> Sequences =>
    [
        Dna("bowtie-examples", "**/genomes/NC_008253.fna.gz", 70, 110, "Artistic-2.0"),
        Dna("bowtie2-examples", "**/lambda_virus.fa.gz", 70, 25, "GPL-3+"),
        Dna("emboss-test", "usr/share/EMBOSS/test/genbank/gbpri1.seq", 60, 90, Records),
        Dna("emboss-test", "usr/share/EMBOSS/test/embl/{fun,inv,pln,pro,rod,vrl,vrt}.dat", 60, 40, Records),
        Dna("emboss-test", "usr/share/EMBOSS/test/embl/eem_{ba1,hum1,ro,vi}.seq", 60, 30, Records, lowerCase: true),
        Dna("kallisto-examples", "**/transcripts.fasta.gz", 70, 20, "BSD-2-clause"),
        Dna("velvet-tests", "**/Sequences.31.gz", 60, 30, "GPL-2+"),
    ];

    private static IEnumerable<MiniPileEntry> EncodedBytes =>
    [
        new("ca-certificates", "usr/share/ca-certificates/mozilla/*.crt", PlainText.Instance, Base64, 110, "MPL-2.0"),
        Icons(Base64Form.StyleSheet, 60, 0, 0.25),
        Icons(Base64Form.Page, 40, 0.25, 0.5),
        Icons(Base64Form.Json, 25, 0.5, 0.65),
        Icons(Base64Form.Mime, 110, 0.65, 1),
    ];

    private static IEnumerable<MiniPileEntry> Scripted(params MiniPileEntry[] entries) =>
        entries.Select(e => e with { MinimumScriptShare = 0.5, UniqueLines = true, SourceCharacters = 12_000 });

    private static MiniPileEntry Dna(string package, string pattern, int columns, int kiloTokens, string licence, bool lowerCase = false) =>
        new(package, pattern, new Gunzip(new NucleotideSequences(columns, lowerCase)), MiniPileClasses.Dna, kiloTokens, licence) { SourceCharacters = 12_000 };

    private static MiniPileEntry Icons(Base64Form form, int kiloTokens, double from, double to) =>
        new("adwaita-icon-theme", "usr/share/icons/Adwaita/**/*.png", new Base64Part(form), Base64, kiloTokens, "CC-BY-SA-3.0 or LGPL-3") { FilePart = (from, to) };
}
