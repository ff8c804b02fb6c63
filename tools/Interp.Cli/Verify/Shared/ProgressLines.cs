using System.Globalization;

namespace Interp.Cli.Verify;

/// <summary>Progress as lines on standard error, one every few seconds.</summary>
internal sealed class ProgressLines(TextWriter log, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private readonly long _started = time.GetTimestamp();
    private long _last = time.GetTimestamp();

    /// <summary>Writes a line at once.</summary>
    public void Say(string line) =>
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{time.GetElapsedTime(_started).TotalSeconds,6:F0} s] {line}"));

    /// <summary>A receiver that writes <paramref name="describe"/> of a report when the last line is old enough.</summary>
    public IProgress<T> Every<T>(Func<T, string> describe) => new Throttled<T>(this, describe);

    private sealed class Throttled<T>(ProgressLines lines, Func<T, string> describe) : IProgress<T>
    {
        public void Report(T value)
        {
            if (lines.IsDue())
                lines.Say(describe(value));
        }
    }

    private bool IsDue()
    {
        if (time.GetElapsedTime(_last) < Interval)
            return false;
        _last = time.GetTimestamp();
        return true;
    }
}
