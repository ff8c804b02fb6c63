using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Web.Circuits;

namespace Interp.Web.Tests.Circuits;

public sealed class HeadScoresTests
{
    private static readonly ExperimentDetail Experiment = new(
        new(Guid.Empty, ScoreHeadsParameters.Kind, "Heads of Mini", "mini", null, ExperimentState.Complete, null, 3, 3, Visibility.Public, default, null, 1), "{}", new("code", "model", null, "parameters", 1),
        [
            Table(0, HeadGridNames.PreviousToken, [[0.1f, 0.9f], [0.2f, 0.2f]]),
            Table(1, HeadGridNames.Induction, [[0, 0], [float.NaN, 0.75f]]),
            new(2, HeadGridNames.Composition('k'), "Who finds by whom?", "composition over chance", GridScale.Diverging, "earlier head", ["0.0", "0.1"], "later head", ["1.0", "1.1"], [[0.01f, 0.02f], [-0.03f, 0.125f]]),
        ],
        """{"foldedNorm":true,"tables":[{"name":"induction","definition":"A[i, i − n + 1] over the second copy","strongest":[]}]}""", MayCancel: false);

    [Theory]
    [InlineData(null, "0.0 0.1 1.0 1.1")]
    [InlineData("previous-token", "0.1 1.0 1.1 0.0")]
    [InlineData("induction", "1.1 0.0 0.1 1.0")]
    [InlineData("<script>", "0.0 0.1 1.0 1.1")]
    public void Heads_stand_by_falling_value_and_those_without_one_come_last(string? sort, string order) =>
        string.Join(' ', HeadScores.Of(Experiment).Sorted(sort).Select(h => $"{h.Layer}.{h.Head}")).ShouldBe(order);

    [Fact]
    public async Task Every_head_leads_to_its_patterns_and_to_its_own_page_and_pairs_are_named_strongest_first()
    {
        var html = await Rendered.Html<HeadScoresView>(("Experiment", Experiment), ("Sort", "induction"));
        html.ShouldContain("href=\"/models/mini/heads/1.1\"");
        html.ShouldContain("href=\"/lab?model=mini&amp;clean=one%20two");
        html.ShouldContain("head=1.1#attention");
        html.ShouldContain("aria-sort=\"descending\"");
        html.ShouldContain("over the second copy.");
        var pairs = Rendered.Text(html[html.IndexOf("id=\"pairs\"", StringComparison.Ordinal)..].Replace("<", " <", StringComparison.Ordinal));
        // The pair below chance is not among them.
        string.Join(' ', pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain("0.1 → 1.1 +0.125 0.0 → 1.1 +0.020 0.0 → 1.0 +0.010");
        pairs.ShouldNotContain("0.1 → 1.0");
    }

    [Fact]
    public async Task A_head_taken_apart_names_the_tokens_at_both_ends_of_each_direction()
    {
        var spectrum = new CircuitSpectrum<DirectionToken>([4, 2], [new(4, [Token(" cat")], [Token(" dog")], [Token("<b>")], [Token("é")])]);
        var html = await Rendered.Html<SpectrumView>(("Id", "ov"), ("Title", "OV"), ("Reads", "It attends to"), ("Writes", "and raises"), ("Spectrum", spectrum));
        foreach (var text in new[] { " cat", " dog", "&lt;b&gt;", "é" }) html.ShouldContain(text);
        html.ShouldContain("height=\"46\"");
        html.ShouldContain("height=\"23\"");
    }

    private static DirectionToken Token(string text) => new(new(1, text, text), 0.5f);

    private static GridView Table(int number, string name, float[]?[] rows) => new(number, name, name, "mean attention", GridScale.Sequential, "layer", ["0", "1"], "head", ["0", "1"], rows);
}
