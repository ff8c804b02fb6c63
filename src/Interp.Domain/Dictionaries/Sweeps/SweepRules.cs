using System.Globalization;
using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>What parameters of a sweep must satisfy.</summary>
internal static class SweepRules
{
    private static readonly string[] OfPoints = ["recipe", "dSae", "k", "l1Coefficient", "targetL0", "seed"];

    public static IReadOnlyList<ParameterProblem> Problems(SweepSaeParameters sweep, ModelSummary model, CorpusSummary corpus, WorkerCapacity capacity)
    {
        var check = new ParameterChecks();
        check.That(sweep.Points.Count is >= 1 and <= SweepSaeParameters.MostPoints, "points",
            $"These are {sweep.Points.Count} points; a sweep has from 1 to {SweepSaeParameters.MostPoints}. Leave some values out, or start a second sweep on the same activations.");
        check.Values(sweep);
        if (check.Problems.Count > 0) return check.Problems;
        for (var i = 0; i < sweep.Points.Count; i++) Point(check, sweep, i, model, corpus);
        if (check.Problems.Count == 0) Memory(check, sweep, model, capacity);
        return check.Problems;
    }

    private static void Point(ParameterChecks check, SweepSaeParameters sweep, int number, ModelSummary model, CorpusSummary corpus)
    {
        check.That(sweep.Points[number].Recipe != SaeRecipes.Crosscoder, $"points[{number}].recipe", "A sweep trains dictionaries of one hook point on shared rows; start each crosscoder as a training of its own.");
        // Memory is a matter of all points together.
        foreach (var problem in sweep.Point(number).Validate(model, corpus, new WorkerCapacity(long.MaxValue)))
        {
            if (OfPoints.Contains(problem.Field, StringComparer.Ordinal)) check.That(holds: false, $"points[{number}].{problem.Field}", problem.Message);
            else if (number == 0) check.That(holds: false, $"base.{problem.Field}", problem.Message);
        }

        var twin = sweep.Points.Take(number).ToList().IndexOf(sweep.Points[number]);
        check.That(twin < 0, $"points[{number}]", $"This is the same as point {twin}; leave it out or give it another seed.");
    }

    private static void Memory(ParameterChecks check, SweepSaeParameters sweep, ModelSummary model, WorkerCapacity capacity)
    {
        var bytes = SweepEstimates.Memory(sweep, model, sweep.Points.Count);
        if (bytes <= capacity.MemoryBytes) return;
        var fits = Enumerable.Range(1, sweep.Points.Count).TakeWhile(n => SweepEstimates.Memory(sweep, model, n) <= capacity.MemoryBytes).LastOrDefault();
        check.That(holds: false, "points", $"All points are trained at once, which needs about {Gigabytes(bytes)} of memory, and the worker has {Gigabytes(capacity.MemoryBytes)}. "
            + (fits > 0 ? $"The first {fits} would fit; start the others as a second sweep on the same activations." : "Choose fewer features or a smaller batch."));
    }

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.#} GiB");
}
