using System.Xml.Linq;
using Interp.Domain.Circuits;
using Interp.Domain.Jobs;
using Interp.Web.Circuits;

namespace Interp.Web.Tests.Circuits;

public sealed class CircuitGraphTests
{
    private static readonly CircuitNode[] Nodes =
    [
        new("0.1", CircuitClasses.DuplicateToken, "S2"), new("1.0", CircuitClasses.SInhibition, "END"), new("2.3", CircuitClasses.NameMover, "END"), new("2.5", CircuitClasses.NegativeNameMover, "END"),
    ];

    private static readonly CircuitEdge[] Edges = [new("0.1", "1.0.v", 0.5), new("1.0", "2.3.q", 1), new("2.3", "logits", 2), new("2.5", "logits", -1), new("9.9", "logits", 3)];

    [Fact]
    public void Layers_stand_one_above_the_other_and_the_answer_on_top()
    {
        var graph = CircuitGraph.Of(Nodes, Edges);

        graph.Rows.OrderByDescending(r => r.Y).Select(r => r.Name).ShouldBe(["layer 0", "layer 1", "layer 2", "answer"]);
        graph.Nodes.Single(n => n.Node.Head == "0.1").Y.ShouldBeGreaterThan(graph.Nodes.Single(n => n.Node.Head == "1.0").Y);
        graph.Nodes.Where(n => n.Node.Head.StartsWith('2')).Select(n => n.X).Distinct().Count().ShouldBe(2);
        graph.Ends.Single().Name.ShouldBe("logits");
        graph.Edges.Select(e => e.Edge.Effect).ShouldBe([2, 1, -1, 0.5]);
        graph.EdgesHidden.ShouldBe(1);
        graph.Nodes.ShouldAllBe(n => n.X > 0 && n.X < graph.Width && n.Y > 0 && n.Y < graph.Height);
    }

    [Fact]
    public void Thickness_is_the_effect_and_the_line_its_sign()
    {
        var svg = XElement.Parse(CircuitPicture.Draw(CircuitGraph.Of(Nodes, Edges), "A <circuit>"));
        var edges = svg.Descendants().Where(e => (string?)e.Attribute("class") is "edge positive" or "edge negative").ToList();

        edges.Count.ShouldBe(4);
        edges.Select(e => double.Parse((string)e.Attribute("stroke-width")!, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe([2.25, 3.5, 3.5, 6], ignoreOrder: true);
        edges.Count(e => e.Attribute("stroke-dasharray") is not null).ShouldBe(1);
        svg.Attribute("aria-label")!.Value.ShouldBe("A <circuit>");
        svg.Descendants().Count(e => ((string?)e.Attribute("class"))?.StartsWith("head ", StringComparison.Ordinal) == true).ShouldBe(4);
    }

    [Fact]
    public void Classes_differ_by_shape_and_colour_together()
    {
        var looks = CircuitClasses.All.Select(CircuitClassLook.Of).ToList();

        looks.Select(l => (l.Shape, l.Series)).Distinct().Count().ShouldBe(looks.Count);
        looks.Select(l => l.Words).Distinct(StringComparer.Ordinal).Count().ShouldBe(looks.Count);
        CircuitClassLook.Of("copy-suppression").Words.ShouldBe("copy suppression");
    }

    [Fact]
    public void Lines_are_read_as_they_are_written()
    {
        CircuitLines.Read(CircuitLines.Write(Nodes)).ShouldBe(Nodes);
        CircuitLines.ReadEdges(CircuitLines.WriteEdges([new("mlp 0", "1.0.q", -0.125)])).ShouldBe([new("mlp 0", "1.0.q", -0.125)]);
        CircuitLines.Read("  3.1 \r\n\n 2.0@S2\tinduction ").ShouldBe([new("3.1", CircuitClasses.Other, "all"), new("2.0", "induction", "S2")]);
        Should.Throw<InvalidParametersException>(() => CircuitLines.Read("3.1 is a name mover")).Problems.Single().Message.ShouldContain("9.6@END");
        Should.Throw<InvalidParametersException>(() => CircuitLines.ReadEdges("a > b")).Problems.Single().Field.ShouldBe("edges");
        Should.Throw<InvalidParametersException>(() => CircuitLines.Read(new string('x', 50_000)));
    }

    [Fact]
    public async Task The_figure_has_a_legend_and_a_table()
    {
        var html = await Rendered.Html<CircuitFigure>(("Title", "IOI"), ("Nodes", Nodes), ("Edges", Edges), ("FileName", "ioi"));

        foreach (var words in new[] { "name mover", "negative name mover", "S-inhibition", "duplicate token", "As table", "The 1 weakest edges are in the table only" }) Rendered.Text(html).ShouldContain(words);
    }
}
