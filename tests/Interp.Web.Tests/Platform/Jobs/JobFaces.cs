using Interp.Domain.Platform;
using Interp.Web.Platform;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Platform;

/// <summary>Made-up jobs, one per face that the page can show.</summary>
public static class JobFaces
{
    public const string Parameters =
        """{"model":"mini-pile-1l","corpus":"mini-pile","hookPoint":"blocks.0.mlp.hook_post","recipe":"topk","dSae":4096,"k":16,"l1Coefficient":null,"trainTokens":4000000,"learningRate":0.0004}""";

    public static JobSnapshot Of(string face) => face switch
    {
        "unattended" => Snapshot(JobState.Queued) with { WorkerSeen = false },
        "silent" => Snapshot(JobState.Running) with { WorkerSeen = false },
        "stopping" => Snapshot(JobState.Running) with { CancelRequested = true },
        "resumed" => Snapshot(JobState.Running) with { Attempt = 2 },
        _ => Snapshot(Enum.Parse<JobState>(face, ignoreCase: true)),
    };

    public static JobSnapshot Snapshot(JobState state) => JobSnapshot.From(MadeUp.Job(state));

    public static JobProgress Report(string stage, long step, double? loss = null) => new(stage, 2, 5, step, 100)
    {
        Numbers = loss is { } told ? Loss(told) : [], At = MadeUp.Now,
    };

    public static Dictionary<string, double> Loss(double loss) => new(StringComparer.Ordinal) { ["loss"] = loss };
}
