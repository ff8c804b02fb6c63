using Interp.Analysis.Circuits;
using Interp.Domain.Circuits;

namespace Interp.Workers.Circuits;

/// <summary>Runs the tests of a circuit one after the other and writes each row as it comes.</summary>
internal sealed class CircuitTesting
{
    private readonly EvaluateCircuitParameters p;
    private readonly KnockoutRuns runs;
    private readonly CircuitGrids grids;
    private readonly ExperimentWriter writer;
    private readonly HeadCircuit circuit;
    private readonly CircuitEvaluation evaluation;

    public CircuitTesting(EvaluateCircuitParameters p, KnockoutRuns runs, CircuitGrids grids, ExperimentWriter writer, KnownMeans known)
    {
        (this.p, this.runs, this.grids, this.writer) = (p, runs, grids, writer);
        circuit = CircuitChoices.Of(p.Nodes);
        evaluation = new CircuitEvaluation(runs, circuit, p.Seed, known.Found, known.Keep);
    }

    /// <summary>Measures the edges whose rows are not there yet; before anything else, since it may be refused.</summary>
    /// <param name="edges">The model on the prompts.</param>
    /// <param name="plan">Which edges.</param>
    /// <param name="cancellationToken">Looked at between products.</param>
    public void Edges(CircuitEdgeSweep edges, CircuitEdgePlan plan, CancellationToken cancellationToken)
    {
        for (var row = 0; row < plan.Inputs.Count; row++)
        {
            if (writer.Has(grids.Edges, row)) continue;
            writer.Row(grids.Edges, row, [.. edges.Into(plan.Inputs[row], cancellationToken).Select(e => (float)(e ?? double.NaN))]);
        }
    }

    public CircuitFindings Run(int prompts, int reference, int smallestGroup, CancellationToken cancellationToken)
    {
        var faithful = evaluation.Faithfulness(cancellationToken);
        writer.Row(CircuitGrids.Faithfulness, 0, [(float)faithful.Model]);
        writer.Row(CircuitGrids.Faithfulness, 1, [(float)faithful.Circuit]);
        var nothing = runs.Run(KnockoutSet.AllBut([]), cancellationToken).Mean;
        writer.Row(CircuitGrids.Faithfulness, 2, [(float)nothing]);
        var worst = Complete(cancellationToken).MaxBy(c => c.Gap)!;
        Minimal(cancellationToken);
        var alone = runs.Run(circuit.Without([]), cancellationToken);
        return new(
            prompts, reference, smallestGroup, faithful.Model, faithful.Circuit, nothing, faithful.Gap, double.IsFinite(faithful.Ratio) ? faithful.Ratio : null,
            worst.Gap, [.. worst.K.Select(k => k.ToString())], alone.ElementsChanged, alone.LargestChange, evaluation.SetsRun);
    }

    private List<CompletenessPoint> Complete(CancellationToken cancellationToken)
    {
        var points = new List<CompletenessPoint>();
        foreach (var point in evaluation.CompletenessByClass(cancellationToken)) Write(points, point);
        if (p.RandomSets > 0)
        {
            foreach (var point in evaluation.CompletenessAtRandom(p.RandomSets, cancellationToken)) Write(points, point);
        }

        if (p.GreedyRuns == 0) return points;
        var steps = evaluation.CompletenessGreedy(new GreedySearch(p.GreedyRuns, p.GreedySteps, p.GreedyTried), null, cancellationToken);
        // Of each search its worst step.
        foreach (var search in steps.Chunk(steps.Count / p.GreedyRuns)) Write(points, search.MaxBy(s => s.Gap)!);
        return points;
    }

    private void Write(List<CompletenessPoint> points, CompletenessPoint point)
    {
        writer.Row(CircuitGrids.Completeness, points.Count, [(float)point.Circuit, (float)point.Model, (float)point.Gap]);
        points.Add(point);
    }

    private void Minimal(CancellationToken cancellationToken)
    {
        if (p.Minimality == CircuitMinimality.None) return;
        var points = p.Minimality == CircuitMinimality.Class
            ? evaluation.Minimality(null, cancellationToken)
            : evaluation.MinimalityGreedy(new GreedySearch(1, p.GreedySteps, p.GreedyTried), null, cancellationToken);
        for (var row = 0; row < points.Count; row++) writer.Row(CircuitGrids.Minimality, row, [(float)points[row].With, (float)points[row].Without, (float)points[row].Change]);
    }
}
