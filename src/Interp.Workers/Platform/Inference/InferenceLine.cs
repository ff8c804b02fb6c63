using System.Collections.Concurrent;
using Interp.Torch;

namespace Interp.Workers.Platform;

/// <summary>
/// One compute thread for live questions, answered in the order in which they came. It uses one torch thread, so that a running training keeps its own
/// and the question is answered beside it.
/// </summary>
internal sealed class InferenceLine : IDisposable
{
    private const int StackBytes = 16 << 20;
    private static readonly TimeSpan FirstGuess = TimeSpan.FromSeconds(1);
    private readonly BlockingCollection<Action> work = [];
    private readonly TimeProvider time;
    private readonly int maxWaiting;
    private int unfinished;
    private long usualTicks = FirstGuess.Ticks;

    public InferenceLine(InferenceSettings settings, TimeProvider time)
    {
        (maxWaiting, this.time) = (settings.MaxWaiting, time);
        new Thread(Work, StackBytes) { Name = "inference", IsBackground = true }.Start();
    }

    /// <summary>Computes when its turn comes.</summary>
    /// <exception cref="LineFullException">Too many wait already.</exception>
    public Task<T> Run<T>(Func<CancellationToken, T> compute, CancellationToken cancellationToken)
    {
        var ahead = Interlocked.Increment(ref unfinished) - 1;
        if (ahead > maxWaiting)
        {
            Interlocked.Decrement(ref unfinished);
            throw new LineFullException(ahead, TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerSecond, Interlocked.Read(ref usualTicks))));
        }

        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() => Answer(completion, compute, cancellationToken), CancellationToken.None);
        return completion.Task;
    }

    public void Dispose() => work.CompleteAdding();

    private void Work()
    {
        TorchThreads.Use(1);
        foreach (var item in work.GetConsumingEnumerable()) item();
        work.Dispose();
    }

    private void Answer<T>(TaskCompletionSource<T> completion, Func<CancellationToken, T> compute, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        try
        {
            // Who has gone away while waiting costs nothing.
            cancellationToken.ThrowIfCancellationRequested();
            var answer = compute(cancellationToken);
            Remember(time.GetElapsedTime(began));
            Interlocked.Decrement(ref unfinished);
            completion.SetResult(answer);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref unfinished);
            completion.SetCanceled(cancellationToken);
        }
        catch (Exception exception)
        {
            Interlocked.Decrement(ref unfinished);
            completion.SetException(exception);
        }
    }

    private void Remember(TimeSpan took) => Interlocked.Exchange(ref usualTicks, ((Interlocked.Read(ref usualTicks) * 3) + took.Ticks) / 4);
}
