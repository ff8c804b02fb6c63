using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>What a sweep costs, from its sizes alone.</summary>
internal static class SweepEstimates
{
    private const double FixedSeconds = 20;

    /// <param name="sweep">The sweep.</param>
    /// <param name="model">Its model.</param>
    /// <param name="points">The first so many of its points.</param>
    public static long Memory(SweepSaeParameters sweep, ModelSummary model, int points)
    {
        var (width, written) = (SaeMemory.Width(sweep.Base, model), SaeMemory.Written(sweep.Base, model));
        var training = Trainings(sweep).Take(points).Sum(p => SaeMemory.Training(p, width, written) + SaeMemory.Batch(p, width, written));
        var dashboards = sweep.Dashboards == SweepDashboards.All ? Trainings(sweep).Take(points).Max(p => SaeMemory.Of(p, model)) : 0;
        var evaluation = Trainings(sweep).Take(points).Max(p => SaeMemory.Evaluation(p, model));
        return Math.Max(ModelMemory.Of(model) + training + evaluation, dashboards);
    }

    public static long Disk(SweepSaeParameters sweep, ModelSummary model)
    {
        const long copies = 7;
        long numbers = SaeMemory.Width(sweep.Base, model) + SaeMemory.Written(sweep.Base, model);
        return SaeMemory.Disk(sweep.Base, model) + sweep.Points.Sum(p => copies * sizeof(float) * numbers * p.DSae);
    }

    public static TimeSpan Time(SweepSaeParameters sweep, ModelSummary model) => TrainSaeEstimates.Seconds(
        FixedSeconds + TrainSaeEstimates.Harvest(sweep.Base, model) + Trainings(sweep).Sum(p => TrainSaeEstimates.Training(p, model) + TrainSaeEstimates.Evaluation(p, model)
            + (sweep.Dashboards == SweepDashboards.All ? TrainSaeEstimates.Dashboards(p, model) : 0)));

    private static IEnumerable<TrainSaeParameters> Trainings(SweepSaeParameters sweep) => sweep.Points.Select(p => p.In(sweep.Base));
}
