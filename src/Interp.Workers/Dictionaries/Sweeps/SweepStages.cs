using Interp.Domain.Dictionaries;

namespace Interp.Workers.Dictionaries;

/// <summary>The stages of a sweep.</summary>
internal static class SweepStages
{
    /// <summary>Dashboards of one point after the other.</summary>
    public const string Points = "points";

    public static SaeStages Of(SweepSaeParameters sweep) => sweep.Dashboards == SweepDashboards.All
        ? new(SaeStages.Harvest, SaeStages.Train, SaeStages.Evaluate, Points)
        : new(SaeStages.Harvest, SaeStages.Train, SaeStages.Evaluate);
}
