namespace Interp.Domain.Platform;

/// <summary>The stage of everything that is trained.</summary>
[JobStage(Train, "Train", Counts = "steps")]
public static class TrainingStage
{
    /// <summary>Steps of gradient descent.</summary>
    public const string Train = "train";
}
