namespace Interp.Workers.Platform;

/// <summary>How fast a stage goes, since it began or was taken up again.</summary>
internal sealed class Rate(TimeProvider time)
{
    private readonly long began = time.GetTimestamp();
    private long? first;

    public double? PerSecond(long done)
    {
        first ??= done;
        var seconds = time.GetElapsedTime(began).TotalSeconds;
        return seconds > 0.5 && done > first ? (done - first.Value) / seconds : null;
    }

    public double? SecondsLeft(long done, long of) => PerSecond(done) is { } rate ? (of - done) / rate : null;
}
