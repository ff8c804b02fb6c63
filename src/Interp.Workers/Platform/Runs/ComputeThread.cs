namespace Interp.Workers.Platform;

/// <summary>Runs computation on a thread of its own: torch's scopes and thread settings belong to a thread, and the pool stays free.</summary>
internal static class ComputeThread
{
    private const int StackBytes = 16 << 20;

    public static Task<T> Run<T>(string name, Func<T> work)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Complete(completion, work), StackBytes) { Name = name, IsBackground = true };
        thread.Start();
        return completion.Task;
    }

    private static void Complete<T>(TaskCompletionSource<T> completion, Func<T> work)
    {
        try
        {
            completion.SetResult(work());
        }
        catch (OperationCanceledException exception)
        {
            completion.SetCanceled(exception.CancellationToken);
        }
        catch (Exception exception)
        {
            completion.SetException(exception);
        }
    }
}
