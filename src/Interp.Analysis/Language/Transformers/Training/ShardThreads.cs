using System.Runtime.ExceptionServices;

namespace Interp.Analysis.Language;

/// <summary>
/// Threads that wait for the parts of a step. A pool would start its workers late on a busy machine and let the caller do
/// everything alone, on one core; here item i always runs on thread i mod <see cref="Count"/>, the caller being thread 0.
/// </summary>
internal sealed class ShardThreads : IDisposable
{
    private readonly Barrier _start, _end;
    private readonly Thread[] _threads;
    private readonly Exception?[] _failures;
    private Action<int> _body = _ => { };
    private int _items;
    private bool _stopping;

    public ShardThreads(int count)
    {
        Count = count;
        (_start, _end, _failures) = (new Barrier(count), new Barrier(count), new Exception?[count]);
        _threads = [.. Enumerable.Range(1, count - 1).Select(place => new Thread(() => Loop(place)) { IsBackground = true, Name = $"shard {place}" })];
        foreach (var thread in _threads) thread.Start();
    }

    public int Count { get; }

    /// <summary>Runs <paramref name="body"/> for 0 .. items - 1 and returns when all are done.</summary>
    public void Run(int items, Action<int> body)
    {
        (_items, _body) = (items, body);
        Array.Clear(_failures);
        _start.SignalAndWait(CancellationToken.None);
        Work(0);
        _end.SignalAndWait(CancellationToken.None);
        if (Array.Find(_failures, f => f is not null) is { } failure) ExceptionDispatchInfo.Throw(failure);
    }

    public void Dispose()
    {
        _stopping = true;
        _start.SignalAndWait(CancellationToken.None);
        foreach (var thread in _threads) thread.Join();
        _start.Dispose();
        _end.Dispose();
    }

    private void Loop(int place)
    {
        while (true)
        {
            _start.SignalAndWait(CancellationToken.None);
            if (_stopping) return;
            Work(place);
            _end.SignalAndWait(CancellationToken.None);
        }
    }

    private void Work(int place)
    {
        try
        {
            for (var i = place; i < _items; i += Count) _body(i);
        }
        catch (Exception failure)
        {
            _failures[place] = failure;
        }
    }
}
