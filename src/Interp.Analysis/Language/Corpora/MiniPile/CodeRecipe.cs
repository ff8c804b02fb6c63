using static Interp.Analysis.Language.MiniPileClasses;

namespace Interp.Analysis.Language;

/// <summary>Programs and raw markup.</summary>
internal static class CodeRecipe
{
    private static readonly ITextCleaner Text = new Gunzip(PlainText.Instance);

    public static IReadOnlyList<MiniPileEntry> Entries { get; } =
    [
        new("crawl-common", "usr/share/crawl/dat/**/*.{lua,des}", Text, Code, 300, "GPL-2+"),
        new("libpython3.11-stdlib", "usr/lib/python3.11/**/*.py", Text, Code, 1600, "PSF-2") { Except = "**/encodings/**" },
        new("libstdc++-12-dev", "usr/include/c++/12/**", Text, Code, 1000, "GPL-3+ with the GCC runtime exception"),
        new("linux-libc-dev", "usr/include/**/*.h", Text, Code, 1100, "GPL-2 with the system call note"),
        new("mediawiki", "usr/share/mediawiki/**/*.php", Text, Code, 1300, "GPL-2+") { Except = "**/{i18n,languages,vendor}/**" },
        new("mediawiki", "usr/share/mediawiki/**/*.{js,less,css}", Text, Code, 1000, "GPL-2+") { Except = "**/{*.min.js,*.min.css,lib/**}" },
        new("perl-modules-5.36", "usr/share/perl/5.36.0/**/*.{pm,pl}", Text, Code, 1500, "GPL-1+ or Artistic") { Except = "**/{unicore,Collate}/**" },
        new("python3-django", "usr/lib/python3/dist-packages/django/**/*.py", Text, Code, 500, "BSD-3-clause") { Except = "**/locale/**" },
        new("python3-sympy", "usr/lib/python3/dist-packages/sympy/**/*.py", Text, Code, 900, "BSD-3-clause") { Except = "**/tests/**" },
        new("vim-runtime", "usr/share/vim/vim90/{syntax,ftplugin,autoload,indent}/**/*.vim", Text, Code, 500, "Vim"),

        new("apache2-doc", "usr/share/doc/apache2-doc/manual/en/mod/*.html", Text, Html, 200, "Apache-2.0"),
        new("debian-handbook", "usr/share/doc/debian-handbook/html/en-US/*.html", Text, Html, 300, "GPL-2+ or CC-BY-SA-3.0") { FilePart = (0.7, 1) },
        new("gnome-user-docs", "usr/share/help/C/**/*.page", Text, Html, 200, "CC-BY-SA-3.0") { FilePart = (0.6, 1) },
        new("mediawiki", "usr/share/mediawiki/**/i18n/**/{en,fr,de,qqq}.json", Text, Html, 300, "GPL-2+"),
        new("postgresql-doc-15", "usr/share/doc/postgresql-doc-15/html/*.html", Text, Html, 600, "PostgreSQL") { FilePart = (0.8, 1) },
        new("python3.11-doc", "usr/share/doc/python3.11/html/**/*.html", Text, Html, 1000, "PSF-2") { Except = "**/{contents,genindex*,py-modindex}.html", FilePart = (0.8, 1) },
        new("sqlite3-doc", "usr/share/doc/sqlite3/**/*.html", Text, Html, 600, "public domain") { Except = "**/*crossref*", FilePart = (0.8, 1) },

        new("manpages", "usr/share/man/man*/*.gz", Text, Roff, 700, "GPL-2+, Linux-man-pages-copyleft and others, all free"),
        new("manpages-dev", "usr/share/man/man*/*.gz", Text, Roff, 800, "GPL-2+, Linux-man-pages-copyleft and others, all free"),
        new("perl-doc", "usr/share/perl/5.36.0/**/*.pod", Text, Pod, 1200, "GPL-1+ or Artistic"),
    ];
}
