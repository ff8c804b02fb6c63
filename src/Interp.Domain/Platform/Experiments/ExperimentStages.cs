namespace Interp.Domain.Platform;

/// <summary>The stages of every experiment.</summary>
[JobStage(BasePasses, "Load the model and run the base passes")]
[JobStage(Sweep, "Fill in the rows", Counts = "rows")]
public static class ExperimentStages
{
    /// <summary>Loading the model and what all rows share, such as the two base passes.</summary>
    public const string BasePasses = "base-passes";

    /// <summary>The stage in which rows come.</summary>
    public const string Sweep = "sweep";
}
