using System.Xml.Linq;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
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
        var graph = CircuitGraph.Of(Nodes, [.. Edges.Select(CircuitArrow.Of)]);

        graph.Rows.OrderByDescending(r => r.Y).Select(r => r.Name).ShouldBe(["layer 0", "layer 1", "layer 2", "answer"]);
        graph.Nodes.Single(n => n.Node.Head == "0.1").Y.ShouldBeGreaterThan(graph.Nodes.Single(n => n.Node.Head == "1.0").Y);
        graph.Nodes.Where(n => n.Node.Head.StartsWith('2')).Select(n => n.X).Distinct().Count().ShouldBe(2);
        graph.Ends.Single().Name.ShouldBe("logits");
        graph.Edges.Select(e => e.Arrow.Effect).ShouldBe([2, 1, -1, 0.5]);
        graph.EdgesHidden.ShouldBe(1);
        graph.Nodes.ShouldAllBe(n => n.X > 0 && n.X < graph.Width && n.Y > 0 && n.Y < graph.Height);
    }

    [Fact]
    public void Thickness_is_the_effect_and_the_line_its_sign()
    {
        var svg = XElement.Parse(CircuitPicture.Draw(CircuitGraph.Of(Nodes, [.. Edges.Select(CircuitArrow.Of)]), "A <circuit>"));
        var edges = svg.Descendants().Where(e => (string?)e.Attribute("class") is "edge positive" or "edge negative").ToList();

        edges.Count.ShouldBe(4);
        edges.Select(e => double.Parse((string)e.Attribute("stroke-width")!, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe([2.25, 3.5, 3.5, 6], ignoreOrder: true);
        edges.Count(e => e.Attribute("stroke-dasharray") is not null).ShouldBe(1);
        svg.Attribute("aria-label")!.Value.ShouldBe("A <circuit>");
        svg.Descendants().Count(e => ((string?)e.Attribute("class"))?.StartsWith("head ", StringComparison.Ordinal) == true).ShouldBe(4);
    }

    [Fact]
    public void Measured_edges_join_heads_at_positions_and_end_at_the_input_they_reach()
    {
        CircuitNode[] nodes = [new("0.1", "x", "S2"), new("0.1", "x", "END"), new("1.0", "x", "END")];
        MeasuredEdge[] edges = [new("0.1", "S2", "1.0", "END", "v", 0.4), new("0.1", "END", "1.0", "END", "q", -0.8), new("1.0", "END", "logits", "END", null, 0.6), new("0.1", "END", "1.0", "END", "k", 0)];
        var graph = CircuitGraph.Of(nodes, [.. edges.Select(CircuitArrow.Of)]);

        graph.Columns.OrderBy(c => c.X).Select(c => c.Name).ShouldBe(["at S2", "at END"]);
        var (early, late, head) = (Place("0.1", "S2"), Place("0.1", "END"), Place("1.0", "END"));
        (early.X < late.X, early.Y == late.Y, head.Y < late.Y).ShouldBe((true, true, true));
        graph.Edges.Select(e => e.Arrow.Said).ShouldBe(["0.1 at END → q of 1.0 at END: −0.800", "1.0 at END → logits: +0.600", "0.1 at S2 → v of 1.0 at END: +0.400"]);
        graph.Edges.Select(e => e.X1).ShouldBe([late.X, head.X, early.X]);
        (graph.Edges[0].X2 < head.X, graph.Edges[2].X2 > head.X).ShouldBe((true, true), "queries on the left, values on the right");
        graph.EdgesHidden.ShouldBe(1, "an edge that carries nothing is not drawn");

        var svg = XElement.Parse(CircuitPicture.Draw(graph, "Measured"));
        var drawn = svg.Descendants().Where(e => (string?)e.Attribute("class") is "edge positive" or "edge negative").ToList();
        drawn.Select(e => (string?)e.Attribute("stroke-opacity")).ShouldBe(["0.7", "0.83", "0.96"]);
        drawn.Select(e => e.Attribute("stroke-dasharray") is not null).ShouldBe([false, false, true]);
        svg.Descendants().Count(e => (string?)e.Attribute("class") == "tip").ShouldBe(3);
        svg.Descendants().Where(e => (string?)e.Attribute("class") == "input").Select(e => e.Value).ShouldBe(["q", "v"]);

        (double X, double Y) Place(string name, string role) => graph.Nodes.Where(n => n.Node.Head == name && n.Node.Role == role).Select(n => (n.X, n.Y)).Single();
    }

    [Fact]
    public void An_edge_past_a_row_swings_out_so_that_it_does_not_run_through_what_stands_there()
    {
        CircuitNode[] nodes = [new("0.0", "x", "END"), new("1.0", "x", "END"), new("2.0", "x", "END")];
        var graph = CircuitGraph.Of(nodes, [new("0.0", "END", "2.0", "END", "k", 1), new("0.0", "END", "1.0", "END", "k", 0.5)]);
        graph.Edges.Select(e => e.Bow != 0).ShouldBe([true, false]);
    }

    [Fact]
    public void No_edge_runs_through_a_head_that_is_not_its_end()
    {
        CircuitNode[] nodes = [.. from layer in Enumerable.Range(0, 4) from head in Enumerable.Range(0, 3) select new CircuitNode($"{layer}.{head}", "x", head == 0 ? "S2" : "END")];
        var graph = CircuitGraph.Of(nodes, [.. from early in nodes from late in nodes where early.Head[0] < late.Head[0] select new CircuitArrow(early.Head, early.Role, late.Head, late.Role, "q", 1), new("0.1", "END", "logits", null, null, 1)]);

        graph.Edges.Count.ShouldBe(55);
        var met = from edge in graph.Edges
                  from step in Enumerable.Range(1, 99)
                  let at = edge.At(step / 100d)
                  from node in graph.Nodes
                  where Math.Abs(at.X - node.X) < 9 && Math.Abs(at.Y - node.Y) < 9 && node.Node.Head != edge.Arrow.From && node.Node.Head != edge.Arrow.To
                  select $"{edge.Arrow.Words} at {node.Node.Head}";
        met.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Of_many_edges_the_strong_ones_are_drawn_and_of_each_head_the_one_that_carries_most()
    {
        CircuitNode[] nodes = [new("0.0", "x", "END"), new("0.1", "x", "END"), new("0.2", "x", "END"), new("1.0", "x", "END")];
        CircuitArrow[] arrows =
        [
            Arrow("0.0", null, 10), Arrow("0.0", "q", 0.25), Arrow("0.0", "k", 0.15), Arrow("0.1", null, 0.05), Arrow("0.1", "v", -0.08), Arrow("0.2", "v", 0.001), Arrow("1.0", null, -3),
        ];
        var graph = CircuitGraph.Of(nodes, arrows);

        graph.Edges.Select(e => e.Arrow.Effect).ShouldBe([10, -3, 0.25, -0.08]);
        graph.EdgesHidden.ShouldBe(3);

        static CircuitArrow Arrow(string from, string? input, double effect) => new(from, "END", input is null ? "logits" : "1.0", input is null ? null : "END", input, effect);
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

        foreach (var words in new[] { "name mover", "negative name mover", "S-inhibition", "duplicate token", "As table", "at least 2\u202F% of the strongest", "Strongest edges", "2.3 → logits" }) Rendered.Text(html).ShouldContain(words);
    }
}
