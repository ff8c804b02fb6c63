using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class MiniPileTests : IDisposable
{
    private const string Paragraph = "This paragraph of the handbook is long enough to be kept as a document of the corpus, all on its own, in any language whatever.";
    private const string Translated = "هذه الفقرة من الدليل طويلة بما يكفي للاحتفاظ بها كوثيقة من المجموعة، وحدها تماما، بأي لغة كانت، وهي مكتوبة بالعربية لا غير هنا.";

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("usr/**/*.html", "usr/a/b/c.html", true)]
    [InlineData("usr/**/*.html", "usr/c.html", true)]
    [InlineData("usr/*/*.html", "usr/a/b/c.html", false)]
    [InlineData("**/he/**/*.mo", "usr/x/he/LC/a.mo", true)]
    [InlineData("**/i18n/**/{ar,arz}.json", "m/i18n/api/arz.json", true)]
    [InlineData("**/i18n/**/{ar,arz}.json", "m/i18n/api/xar.json", false)]
    [InlineData("c++/12/**", "c++/12/bits/x.h", true)]
    [InlineData("a.b", "aXb", false)]
    public void Patterns_match_paths(string pattern, string path, bool matches) => new PathPattern(pattern).Matches(path).ShouldBe(matches);

    [Fact]
    public async Task Untranslated_paragraphs_and_lines_in_another_script_go()
    {
        var entry = new MiniPileEntry("book", "ar/*.html", MarkupText.Instance, MiniPileClasses.Arabic, 100, "GPL")
        {
            EnglishPath = p => p.Replace("ar/", "en/", StringComparison.Ordinal),
            MinimumScriptShare = 0.5,
        };
        var result = await Extract(entry, ("ar/a.html", $"<p>{Paragraph}</p><p>{Translated}</p><p>Mostly Latin here, كلمة</p>"), ("en/a.html", $"<p>{Paragraph}</p>"), ("ar/no-original.html", $"<p>{Translated} 2</p>"));
        var text = result.Texts.ShouldHaveSingleItem();
        text.Text.ShouldBe(Translated + "\n");
        text.Source.ShouldBe("book/ar/a.html");
    }

    [Fact]
    public async Task A_cap_stops_after_its_tokens_and_chooses_the_same_files_each_time()
    {
        var files = Enumerable.Range(0, 50).Select(i => ($"{i}.txt", $"{i} {new string('x', 996)}")).ToArray();
        var entry = new MiniPileEntry("book", "*.txt", PlainText.Instance, MiniPileClasses.English, 3, "GPL");
        var once = await Extract(entry, files);
        once.Texts.Count.ShouldBe(10);
        once.AvailableBytes.ShouldBe(files.Sum(f => f.Item2.Length + 1));
        (await Extract(entry, [.. files.Reverse()])).Texts.ShouldBe(once.Texts);
    }

    [Fact]
    public async Task A_long_file_becomes_contiguous_sources()
    {
        var entry = new MiniPileEntry("book", "*", PlainText.Instance, MiniPileClasses.English, 100, "GPL") { SourceCharacters = 1000 };
        var text = string.Concat(Enumerable.Range(0, 100).Select(i => $"{i}".PadRight(49, '.') + "\n"));
        var result = await Extract(entry, ("long", text));
        result.Texts.Count.ShouldBeGreaterThan(4);
        string.Concat(result.Texts.OrderBy(t => int.Parse(t.Source.Split('#')[1])).Select(t => t.Text)).ShouldBe(text);
    }

    [Fact]
    public async Task Parts_of_the_files_do_not_overlap_between_raw_and_stripped()
    {
        var files = Enumerable.Range(0, 40).Select(i => ($"{i}.html", $"<p>{Paragraph} {i}</p>")).ToArray();
        var stripped = new MiniPileEntry("book", "*", MarkupText.Instance, MiniPileClasses.English, 100, "GPL") { FilePart = (0, 0.6) };
        var raw = new MiniPileEntry("book", "*", PlainText.Instance, MiniPileClasses.Html, 100, "GPL") { FilePart = (0.6, 1) };
        var first = (await Extract(stripped, files)).Texts.Select(t => t.Source).ToList();
        var second = (await Extract(raw, files)).Texts.Select(t => t.Source).ToList();
        first.Intersect(second, StringComparer.Ordinal).ShouldBeEmpty();
        (first.Count + second.Count).ShouldBe(40);
    }

    [Fact]
    public async Task Repeated_messages_are_kept_once()
    {
        var entry = new MiniPileEntry("book", "*", PlainText.Instance, MiniPileClasses.English, 100, "GPL") { UniqueLines = true };
        var result = await Extract(entry, ("a", $"{Paragraph}\nopen\n"), ("b", $"{Paragraph} too\nopen\n"));
        string.Concat(result.Texts.Select(t => t.Text)).Split("open\n").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Building_twice_gives_the_same_hash()
    {
        var files = Enumerable.Range(0, 60).Select(i => ($"{i}.txt", $"{Paragraph} {i}")).ToArray();
        MiniPileEntry[] recipe = [new("book", "*.txt", PlainText.Instance, MiniPileClasses.English, 100, "GPL-2"), new("other", "*.txt", PlainText.Instance, MiniPileClasses.Code, 100, "MIT")];
        var other = files.Select(f => (f.Item1, f.Item2 + " other")).ToArray();
        var options = new CorpusBuildOptions("tiny") { VocabularySize = 300 };
        var first = await Build(recipe, options, "a", files, other);
        var second = await Build([.. recipe.Reverse()], options, "b", [.. files.Reverse()], [.. other.Reverse()]);
        second.Hash.ShouldBe(first.Hash);
        first.Origins.ShouldBe([new CorpusOrigin("book", "1.0", "GPL-2"), new CorpusOrigin("other", "1.0", "MIT")]);
        (await Build(recipe, options, "c", files[1..], other)).Hash.ShouldNotBe(first.Hash, StringComparer.Ordinal);
    }

    [Fact]
    public void Every_line_of_the_recipe_is_complete()
    {
        MiniPileRecipe.Entries.ShouldAllBe(e => e.KiloTokens > 0 && e.Licence.Length > 0 && MiniPileClasses.BytesPerToken(e.Class) > 1);
        MiniPileRecipe.Entries.Select(e => e.Class).Distinct(StringComparer.Ordinal).Count().ShouldBe(10);
        MiniPileClasses.CaseStudies.ShouldAllBe(c => MiniPileRecipe.Entries.Where(e => e.Class == c).Sum(e => e.KiloTokens) * 1000 > 2 * MiniPileClasses.CaseStudyHeldOutTokens);
    }

    [Fact]
    public async Task A_missing_program_is_named_with_the_cure() =>
        (await Should.ThrowAsync<CorpusException>(() => ExternalCommand.TextAsync("no-such-program-here", [], folder.Path, TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)))
            .Message.ShouldContain("build it on Debian");

    [Fact]
    public async Task A_program_that_hangs_is_stopped() =>
        (await Should.ThrowAsync<CorpusException>(() => ExternalCommand.TextAsync("sleep", ["20"], folder.Path, TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken)))
            .Message.ShouldContain("took longer");

    [Fact]
    public async Task A_program_that_fails_is_quoted() =>
        (await Should.ThrowAsync<CorpusException>(() => ExternalCommand.TextAsync("ls", ["/no such folder"], folder.Path, TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)))
            .Message.ShouldContain("no such folder");

    public void Dispose() => folder.Dispose();

    private static async Task<ExtractedEntry> Extract(MiniPileEntry entry, params (string Path, string Text)[] files)
    {
        var packages = new FakePackages(new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal) { ["book"] = Files(files) });
        return (await MiniPileExtractor.ExtractAsync(packages, [entry], 1, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
    }

    private Task<CorpusManifest> Build(
        IReadOnlyList<MiniPileEntry> recipe, CorpusBuildOptions options, string name, (string Path, string Text)[] book, (string Path, string Text)[] other)
    {
        var packages = new FakePackages(new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal) { ["book"] = Files(book), ["other"] = Files(other) });
        return MiniPileBuilder.BuildAsync(packages, recipe, options, folder.In(name), null, null, TestContext.Current.CancellationToken);
    }

    private static Dictionary<string, string> Files((string Path, string Text)[] files) => files.ToDictionary(f => f.Path, f => f.Text, StringComparer.Ordinal);
}
