using Interp.Abstractions.Circuits;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Web.Course;

namespace Interp.Web.Tests.Circuits;

public sealed class IoiLessonTests
{
    private static readonly IoiLesson Start = new("ioi-mini", "ioi-60", [], [], [], []);

    [Fact]
    public void Heads_are_read_from_an_address_and_what_is_none_is_left_out()
    {
        IoiLesson.Heads("3.1, 3.4;3.1 x 2.0.1 -1.2 <b>1.7</b>").ShouldBe(["3.1", "3.4", "1.2", "1.7"]);
        IoiLesson.Heads(null).ShouldBeEmpty();
        IoiLesson.Heads(new string('1', 5000)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_step_asks_for_paths_into_what_the_step_before_has_found()
    {
        Start.ToLogits.ToLogits.ShouldBeTrue();
        (Start.ToName.ToLogits, Start.ToName.Metric).ShouldBe((true, MetricKind.Probability));
        Start.ToQueries.ShouldBeNull();
        Start.Tests.ShouldBeNull();
        var chosen = Start with { Movers = ["3.1"], Inhibitors = ["2.0", "2.2"], Duplicates = ["1.5"], Previous = ["0.3"] };
        Describe(chosen.ToQueries!).ShouldBe("q 3.1 at END");
        Describe(chosen.ToValues!).ShouldBe("v 2.0 2.2 at S2");
        Describe(chosen.ToKeys!).ShouldBe("k 1.5 at S1+1");
        chosen.Tests!.Nodes.Select(n => $"{n.Head}@{n.Role} {n.Class}").ShouldBe(["0.3@S1+1 previous-token", "1.5@S2 duplicate-token", "2.0@END s-inhibition", "2.2@END s-inhibition", "3.1@END name-mover"]);
        (chosen with { Inhibitors = ["3.1"] }).Tests!.Nodes.Count(n => n.Head == "3.1").ShouldBe(1, "one head at one position counts once");
    }

    [Fact]
    public void The_address_keeps_every_choice() =>
        (Start with { Movers = ["3.1", "3.4"], Duplicates = ["1.5"] }).Address.ShouldBe("/circuits/ioi?model=ioi-mini&set=ioi-60&movers=3.1%2C%203.4&duplicates=1.5");

    [Fact]
    public void The_heads_whose_absence_hurts_most_are_suggested()
    {
        IoiLesson.Suggested(Sweep([-40, 5, -11], [-9, -1, float.NaN])).ShouldBe(["0.0", "0.2"]);
        IoiLesson.Suggested(Sweep([1, 2, 3], null)).ShouldBeEmpty();
        IoiLesson.Suggested(null).ShouldBeEmpty();
    }

    [Fact]
    public void Movers_are_those_who_look_at_the_names_and_write_the_right_one()
    {
        // 0.2 writes most and looks elsewhere; 1.1 writes too little.
        IoiLesson.SuggestedMovers(Names(looks: [0.9f, 0.5f, 0.05f, 0.2f, 0.3f, 0.9f], writesIo: [-1, 2, 9, 3, 0.5f, 0], writesS: [0, 0, 0, 0, 0, 0])).ShouldBe(["1.0", "0.1"]);
        IoiLesson.SuggestedMovers(null).ShouldBeEmpty();
    }

    [Fact]
    public void Those_who_take_the_subject_out_by_themselves_are_suggested_beside_those_who_tell_the_movers()
    {
        var lesson = Start with { Movers = ["0.2"] };
        var names = Names(looks: [0.9f, 0.9f, 0.9f, 0.9f, 0.01f, 0], writesIo: [0, 0, 0, 0, 0, 0], writesS: [-1, 5, -8, -6, -9, 0]);
        lesson.SuggestedInhibitors(queries: null, names).ShouldBe(["1.0"], "0.2 is a mover, 0.0 takes out too little, 1.1 does not look at names");
        lesson.SuggestedInhibitors(Sweep([0, -3, 0], [0, 0, 0]), names).ShouldBe(["0.1", "1.0"]);
    }

    [Fact]
    public void Nothing_is_asked_of_what_comes_before_the_lowest_layer()
    {
        (Start with { Movers = ["0.1", "0.3"] }).ToQueries.ShouldBeNull();
        (Start with { Movers = ["0.1", "2.3"] }).ToQueries.ShouldNotBeNull();
        (Start with { Inhibitors = ["0.0"] }).ToValues.ShouldBeNull();
    }

    [Fact]
    public async Task A_step_that_cannot_be_asked_lets_one_go_on_with_what_the_step_before_showed()
    {
        var html = await Rendered.Html<LessonSweep>(("Name", "queries"), ("Question", "what?"), ("Viewer", Viewer.Anonymous), ("Lesson", Start with { Movers = ["0.1"] }), ("Missing", "Nothing comes before them."),
            ("ChoiceName", "inhibitors"), ("ChoiceLabel", "S-inhibition heads"), ("Suggested", (string[])["2.1"]), ("Next", "duplicates"));

        Rendered.Text(html).ShouldContain("Nothing comes before them.");
        html.ShouldContain("name=\"inhibitors\" value=\"2.1\"");
        html.ShouldContain("name=\"movers\" value=\"0.1\"");
    }

    [Fact]
    public async Task A_step_without_what_it_builds_on_says_so_and_offers_no_button()
    {
        var html = await Rendered.Html<LessonSweep>(("Name", "queries"), ("Question", "what?"), ("Viewer", Viewer.Anonymous), ("Lesson", Start), ("Missing", "Choose the name movers first."));

        Rendered.Text(html).ShouldContain("Choose the name movers first.");
        html.ShouldNotContain("<button");
        html.ShouldContain("<label for=\"guess-queries\">");
    }

    private static string Describe(PatchPathsParameters p) => $"{p.Receivers.Single().Kind} {string.Join(' ', p.Receivers.Single().Heads!)} at {p.ReceiverPositions.Single()}";

    // Two layers of three heads; all attention to one name.
    private static ExperimentDetail Names(float[] looks, float[] writesIo, float[] writesS) => Sweep([0, 0, 0], [0, 0, 0]) with
    {
        Grids = [Grid(NameGridNames.ToIo, new float[6]), Grid(NameGridNames.ToS1, new float[6]), Grid(NameGridNames.ToS2, looks), Grid(NameGridNames.WritesIo, writesIo), Grid(NameGridNames.WritesS, writesS)],
    };

    private static GridView Grid(string name, float[] values) => new(0, name, "Which?", "logits", GridScale.Diverging, "layer", ["0", "1"], "head", ["0", "1", "2"], [values[..3], values[3..]]);

    private static ExperimentDetail Sweep(params float[]?[] rows) => new(
        new(Guid.Empty, "patch-paths", "Paths", "tiny", null, ExperimentState.Complete, null, 2, 2, Visibility.Public, default, null, 1), "{}", new("c", "m", null, "p", null),
        [new(0, "heads", "Which?", "%", GridScale.Diverging, "layer", [.. rows.Select((_, i) => $"{i}")], "head", ["0", "1", "2"], rows)], null, MayCancel: false);
}
