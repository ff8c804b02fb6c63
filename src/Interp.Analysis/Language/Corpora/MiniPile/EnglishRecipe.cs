using static Interp.Analysis.Language.MiniPileClasses;

namespace Interp.Analysis.Language;

/// <summary>English prose and reference: the bulk of the mini-pile.</summary>
internal static class EnglishRecipe
{
    private static readonly ITextCleaner Text = new Gunzip(PlainText.Instance);
    private static readonly ITextCleaner Html = new Gunzip(MarkupText.Instance);

    public static IReadOnlyList<MiniPileEntry> Entries { get; } =
    [
        new("anarchism", "usr/share/doc/anarchism/html/**/*.html", Html, English, 4000, "GPL-2"),
        new("apache2-doc", "usr/share/doc/apache2-doc/manual/en/**/*.html", Html, English, 900, "Apache-2.0"),
        new("bible-kjv-text", BibleText.Path, PlainText.Instance, English, 1500, "text: public domain; package: GPL-2+"),
        new("crawl-common", "usr/share/crawl/dat/{descript,database}/*.txt", Text, English, 500, "GPL-2+"),
        new("debian-handbook", "usr/share/doc/debian-handbook/html/en-US/*.html", Html, English, 500, "GPL-2+ or CC-BY-SA-3.0") { FilePart = (0, 0.7) },
        new("debian-policy", "usr/share/doc/debian-policy/**/*.txt.gz", Text, English, 300, "GPL-2+"),
        new("debian-reference-en", "usr/share/debian-reference/*.en.html", Html, English, 300, "GPL-2+"),
        new("dict-foldoc", "usr/share/dictd/foldoc.dict.dz", Text, English, 1500, "GFDL-1.1+, no invariant sections"),
        new("dict-gcide", "usr/share/dictd/gcide.dict.dz", new Gunzip(PlainText.WithoutBrokenLines), English, 4000, "GPL-2+"),
        new("dict-jargon", "usr/share/dictd/jargon.dict.dz", Text, English, 500, "public domain"),
        new("fortunes", "usr/share/games/fortunes/*", FortuneText.Instance, English, 700, "BSD-style, of the collection") { Except = "**/*.{dat,u8}" },
        new("git-doc", "usr/share/doc/git-doc/**/*.txt", Text, English, 700, "GPL-2"),
        new("gnome-user-docs", "usr/share/help/C/**/*.page", Html, English, 200, "CC-BY-SA-3.0") { FilePart = (0, 0.6) },
        new("libreoffice-help-en-us", "usr/share/libreoffice/help/en-US/text/**/*.html", Html, English, 1200, "MPL-2.0"),
        new("linux-doc-6.1", "usr/share/doc/linux-doc-6.1/Documentation/**/*.rst.gz", Text, English, 2500, "GPL-2") { Except = "**/translations/**" },
        new("postgresql-doc-15", "usr/share/doc/postgresql-doc-15/html/*.html", Html, English, 1500, "PostgreSQL") { FilePart = (0, 0.8) },
        new("python3.11-doc", "usr/share/doc/python3.11/html/_sources/**/*.txt", Text, English, 2200, "PSF-2") { FilePart = (0, 0.8) },
        new("rust-doc", "usr/share/doc/rust-doc/html/{book,reference,nomicon,rust-by-example,rustc,embedded-book,edition-guide,cargo,unstable-book,rustdoc}/**/*.html", Html, English, 1000, "MIT or Apache-2.0") { Except = "**/print.html" },
        new("sqlite3-doc", "usr/share/doc/sqlite3/**/*.html", Html, English, 1200, "public domain") { Except = "**/*crossref*", FilePart = (0, 0.8) },
        new("vim-runtime", "usr/share/vim/vim90/doc/*.txt", Text, English, 1000, "Vim"),
        new("wordnet-base", "usr/share/wordnet/data.*", WordNetGlosses.Instance, English, 1200, "WordNet-3.0") { ShuffleLines = true },
    ];
}
