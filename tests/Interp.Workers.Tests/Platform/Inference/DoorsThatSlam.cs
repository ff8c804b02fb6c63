using System.Net;
using System.Net.Sockets;

namespace Interp.Workers.Tests.Platform;

/// <summary>Stand-ins for workers that die of what they are asked: they take a question and are gone without an answer.</summary>
internal sealed class DoorsThatSlam : IAsyncDisposable
{
    private readonly TcpListener[] _doors;
    private readonly Task[] _keepers;
    private int _taken;

    public DoorsThatSlam(int count)
    {
        _doors = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (var door in _doors) door.Start();
        _keepers = [.. _doors.Select(Keep)];
    }

    public IEnumerable<(string Name, string Address)> Addresses => _doors.Select((door, i) => ($"slams-{i}", $"http://{door.LocalEndpoint}"));

    /// <summary>Questions that were taken.</summary>
    public int Taken => Volatile.Read(ref _taken);

    public async ValueTask DisposeAsync()
    {
        foreach (var door in _doors) door.Dispose();
        await Task.WhenAll(_keepers);
    }

    private async Task Keep(TcpListener door)
    {
        var read = new byte[1 << 16];
        try
        {
            while (true)
            {
                using var visitor = await door.AcceptTcpClientAsync();
                if (await visitor.GetStream().ReadAsync(read) > 0) Interlocked.Increment(ref _taken);
            }
        }
        catch (Exception closed) when (closed is SocketException or InvalidOperationException)
        {
            // The listener was disposed, amid waiting for a visitor or before.
        }
    }
}
