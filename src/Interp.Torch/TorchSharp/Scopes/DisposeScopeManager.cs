namespace TorchSharp;

/// <summary>The stack of dispose scopes of one thread, with counts of what passed through it.</summary>
public sealed class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? _ofThread;

    private DisposeScope? _current;

    private DisposeScopeManager()
    {
    }

    /// <summary>Counts of the calling thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => OfThread.Counters;

    internal static DisposeScopeManager OfThread => _ofThread ??= new DisposeScopeManager();

    internal static DisposeScope? Current => _ofThread?._current;

    internal ThreadDisposeScopeStatistics Counters { get; } = new();

    internal DisposeScope Enter() => _current = new DisposeScope(this, _current);

    /// <summary>Scopes may be left out of order; the innermost one that is still open becomes current.</summary>
    internal void Leave(DisposeScope scope)
    {
        if (!ReferenceEquals(_current, scope)) return;
        _current = scope.Outer;
        while (_current is { IsDisposed: true }) _current = _current.Outer;
    }

    internal static void Register(torch.Tensor tensor)
    {
        var manager = OfThread;
        if (manager._current is { } scope)
        {
            scope.Add(tensor);
            manager.Counters.CreatedInScopeCount++;
        }
        else
        {
            manager.Counters.CreatedOutsideScopeCount++;
        }
    }
}
