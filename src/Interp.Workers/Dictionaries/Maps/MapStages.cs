using Interp.Analysis.Numerics;
using Interp.Domain.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>The stages of a map and how far through them it is.</summary>
internal static class MapStages
{
    private const int Steps = 1000;
    private static readonly string[] Names = ["neighbours", "layout", "cluster layout", "clusters"];

    public static JobProgress At(MapProgress progress) => new(
        Names[(int)progress.Stage], (int)progress.Stage + 1, Names.Length, (long)(progress.Share * Steps), Steps);
}
