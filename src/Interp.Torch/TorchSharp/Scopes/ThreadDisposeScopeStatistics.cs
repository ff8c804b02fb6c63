namespace TorchSharp;

/// <summary>How many tensors one thread made and disposed, inside and outside of scopes, since the last <see cref="Reset"/>.</summary>
public sealed class ThreadDisposeScopeStatistics
{
    public long CreatedInScopeCount { get; internal set; }

    public long CreatedOutsideScopeCount { get; internal set; }

    public long DisposedInScopeCount { get; internal set; }

    public long DisposedOutsideScopeCount { get; internal set; }

    public long DetachedFromScopeCount { get; internal set; }

    public long AttachedToScopeCount { get; internal set; }

    /// <summary>Tensors of this thread that are still alive.</summary>
    public long ThreadTotalLiveCount =>
        CreatedInScopeCount + CreatedOutsideScopeCount - DisposedInScopeCount - DisposedOutsideScopeCount;

    public void Reset()
    {
        CreatedInScopeCount = 0;
        CreatedOutsideScopeCount = 0;
        DisposedInScopeCount = 0;
        DisposedOutsideScopeCount = 0;
        DetachedFromScopeCount = 0;
        AttachedToScopeCount = 0;
    }

    public override string ToString() =>
        $"created {CreatedInScopeCount} in and {CreatedOutsideScopeCount} outside scopes, disposed {DisposedInScopeCount} in and "
        + $"{DisposedOutsideScopeCount} outside, detached {DetachedFromScopeCount}, attached {AttachedToScopeCount}, live {ThreadTotalLiveCount}";
}
