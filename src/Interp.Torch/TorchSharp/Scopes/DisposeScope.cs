namespace TorchSharp;

/// <summary>
/// Holds what is made on its thread while it is the innermost scope there, and disposes it at the end.
/// Bound to the thread that made it: never <c>await</c> inside.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private readonly HashSet<IDisposable> _disposables = new(ReferenceEqualityComparer.Instance);

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        _manager = manager;
        Outer = outer;
    }

    internal DisposeScope? Outer { get; }

    internal bool IsDisposed { get; private set; }

    /// <summary>How many live objects the scope holds.</summary>
    public int DisposablesCount => _disposables.Count;

    /// <summary>What the scope holds, copied.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. _disposables];

    public bool Contains(IDisposable disposable) => _disposables.Contains(disposable);

    /// <summary>Takes over an object, from another scope or from none.</summary>
    public void Attach(IDisposable disposable)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(disposable);
        if (Contains(disposable)) return;
        if (ScopeOf(disposable) is { } owner) owner._disposables.Remove(disposable);
        else _manager.Counters.AttachedToScopeCount++;
        Add(disposable);
    }

    public void Attach(params IDisposable[] disposables)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        foreach (var disposable in disposables) Attach(disposable);
    }

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        IDisposable[] all = [.. disposables];
        Attach(all);
        return all;
    }

    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        MoveToOther(Outer, disposable);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (MoveToOuter(first), MoveToOuter(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(Outer, disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(Outer, [.. disposables]);

    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        MoveToOther(scope: null, disposable);
        return disposable;
    }

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (Detach(first), Detach(second));

    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => (Detach(first), Detach(second), Detach(third));

    public void Detach(params IDisposable[] disposables) => MoveToOther(scope: null, disposables);

    public void Detach(IEnumerable<IDisposable> disposables) => MoveToOther(scope: null, [.. disposables]);

    /// <summary>Hands objects that this scope holds to another; with null, to nobody: they are then the caller's to dispose.</summary>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables)
    {
        ThrowIfDisposed();
        scope?.ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(disposables);
        foreach (var disposable in disposables)
        {
            if (!_disposables.Remove(disposable)) continue;
            if (scope is not null) scope.Add(disposable);
            else
            {
                SetScope(disposable, null);
                _manager.Counters.DetachedFromScopeCount++;
            }
        }
    }

    public void DisposeEverything() => DisposeEverythingBut(Array.Empty<IDisposable>());

    public void DisposeEverythingBut(IEnumerable<IDisposable> keep)
    {
        ThrowIfDisposed();
        var kept = new HashSet<IDisposable>(keep, ReferenceEqualityComparer.Instance);
        DisposeWhere(disposable => !kept.Contains(disposable));
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        ThrowIfDisposed();
        DisposeWhere(disposable => !ReferenceEquals(disposable, keep));
        return keep;
    }

    /// <summary>Forgets an object that somebody has disposed.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        ThrowIfDisposed();
        if (_disposables.Remove(disposable)) _manager.Counters.DisposedInScopeCount++;
        SetScope(disposable, null);
    }

    /// <summary>Disposes what the scope holds and leaves it. A second call does nothing.</summary>
    public void Dispose()
    {
        if (IsDisposed) return;
        DisposeWhere(static _ => true);
        IsDisposed = true;
        _manager.Leave(this);
    }

    internal void Add(IDisposable disposable)
    {
        _disposables.Add(disposable);
        SetScope(disposable, this);
    }

    /// <summary>Puts <paramref name="heir"/>, which has taken over the handle, in the place of <paramref name="holder"/>.</summary>
    internal void Replace(IDisposable holder, IDisposable heir)
    {
        _disposables.Remove(holder);
        SetScope(holder, null);
        Add(heir);
    }

    private void DisposeWhere(Predicate<IDisposable> chosen)
    {
        if (_disposables.Count == 0) return;
        foreach (var disposable in DisposablesView)
        {
            if (chosen(disposable)) disposable.Dispose();
        }

        // Tensors take themselves out as they are disposed; what else was attached is forgotten here.
        _disposables.RemoveWhere(disposable => disposable is not torch.Tensor && chosen(disposable));
    }

    private static DisposeScope? ScopeOf(IDisposable disposable) => (disposable as torch.Tensor)?.OwningDisposeScope;

    private static void SetScope(IDisposable disposable, DisposeScope? scope)
    {
        if (disposable is torch.Tensor tensor) tensor.OwningDisposeScope = scope;
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(IsDisposed, this);
}
