using Interp.Domain.Dictionaries;
using Interp.Web.Components;
using Interp.Web.Dictionaries;

namespace Interp.Web.Tests.Dictionaries;

public sealed class BenchmarkTableTests
{
    private static readonly BenchmarkResult Result = new(
        new(12.5, 0.8, 0.9, 0.95, null, 0.97, 3, 100_000),
        [new("hebrew", 50, new Dictionary<int, double> { [1] = 0.7, [2] = 0.8, [5] = 0.9 }, 0.99, [4, 7]), new("dna", 50, new Dictionary<int, double> { [1] = 0.9, [2] = 1, [5] = 1 }, 1, [1, 2])],
        ["base64"],
        new(null, 3, 26, 120, "not measured: 3 of 26 letters"));

    [Fact]
    public async Task Measures_stand_with_their_meaning_and_an_absent_one_is_no_number()
    {
        var text = Rendered.Text(await Rendered.Html<BenchmarkTable>(("Sheets", new (string, BenchmarkSheet?)[] { ("one", Sheet), ("other", null) })));
        text.ShouldContain(Numbers.Percent(0.8));
        text.ShouldContain("lower is better");
        text.ShouldContain("not measured");
        BenchmarkRow(text, "Absorption").ShouldContain("–");
    }

    [Fact]
    public async Task Each_class_links_its_best_features()
    {
        var html = await Rendered.Html<BenchmarkProbes>(("Dictionary", "one"), ("Result", Result));
        html.ShouldContain("href=\"/d/one/7\"");
        Rendered.Text(html).ShouldContain("Too few texts for a probe: base64.");
    }

    [Fact]
    public void Means_are_over_classes()
    {
        Result.Probed(1).ShouldBe(0.8);
        Result.ProbedActivations!.Value.ShouldBe(0.995, 1e-12);
        (Result with { Probing = [] }).Probed(5).ShouldBeNull();
    }

    private static BenchmarkSheet Sheet => new(Result, 1, "abc", DateTimeOffset.UnixEpoch, 60, Guid.Empty);

    private static string BenchmarkRow(string text, string name) => text[text.IndexOf(name, StringComparison.Ordinal)..];
}
