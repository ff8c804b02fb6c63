using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Interp.Workers.Tests.Platform;

/// <summary>A way to a database that can be cut, with every connection on it, and mended again.</summary>
internal sealed class CuttableDatabase : IAsyncDisposable
{
    private readonly ConcurrentBag<Socket> connections = [];
    private readonly CancellationTokenSource closing = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private NpgsqlConnectionStringBuilder behind = new();
    private readonly Task accepting;
    private volatile bool cut;

    public CuttableDatabase()
    {
        listener.Start();
        accepting = Accept();
    }

    /// <summary>The same database, by this way.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(behind.ConnectionString)
    {
        Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, Timeout = 5,
    }.ConnectionString;

    public void LeadTo(string connectionString) => behind = new NpgsqlConnectionStringBuilder(connectionString);

    public void Cut()
    {
        cut = true;
        while (connections.TryTake(out var connection)) connection.Close();
    }

    public void Mend() => cut = false;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        Cut();
        listener.Stop();
        await accepting;
        closing.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync(closing.Token);
                if (cut) client.Dispose();
                else _ = Forward(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Forward(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await server.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(behind.Host!, $".s.PGSQL.{behind.Port}")), closing.Token);
            connections.Add(client);
            connections.Add(server);
            // It was cut while this one was on its way.
            if (cut) client.Close();
            await using var from = new NetworkStream(client, ownsSocket: true);
            await using var to = new NetworkStream(server, ownsSocket: false);
            await await Task.WhenAny(from.CopyToAsync(to, closing.Token), to.CopyToAsync(from, closing.Token));
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut.
        }
    }
}
