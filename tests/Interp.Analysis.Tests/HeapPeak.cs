using Interp.Torch.Tests.Lifetime;

namespace Interp.Analysis.Tests;

/// <summary>
/// The most that glibc's heap hands out while something runs, which is where libtorch's numbers are. It is looked at where the work says so, on its own thread: another would see what
/// the compiler does meanwhile, and on a busy machine miss the peak. What the process keeps resident would tell of the collector and of the machine instead. Tests that use it run alone.
/// </summary>
internal sealed class HeapPeak
{
    private readonly long _before = GlibcHeap.HandedOut();
    private long _most;

    /// <summary>Some tens of microseconds.</summary>
    private const int Pause = 2_000;

    private HeapPeak() => _most = _before;

    /// <summary>Bytes above what is handed out before, at most.</summary>
    /// <param name="work">Gets what looks.</param>
    public static long During(Action<Action> work)
    {
        var peak = new HeapPeak();
        work(peak.Look);
        return peak._most - peak._before;
    }

    /// <summary>The same looked at over and over from a thread of its own: a peak that is short may be missed, and the compiler's memory seen.</summary>
    public static long Beside(Action work)
    {
        var peak = new HeapPeak();
        var done = false;
        var looking = new Thread(() =>
        {
            while (!Volatile.Read(ref done))
            {
                peak.Look();
                // Looking holds up whoever asks for memory meanwhile.
                Thread.SpinWait(Pause);
            }
        });
        looking.Start();
        try
        {
            work();
        }
        finally
        {
            Volatile.Write(ref done, true);
            looking.Join();
        }

        return peak._most - peak._before;
    }

    private void Look() => _most = Math.Max(_most, GlibcHeap.HandedOut());
}

[CollectionDefinition(nameof(HeapPeak), DisableParallelization = true)]
public sealed class HeapPeakCollection;
