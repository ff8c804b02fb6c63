using System.Net.Sockets;
using Npgsql;

namespace Interp.Workers.Platform;

/// <summary>Tells a database that cannot be reached now from one that has refused something.</summary>
internal static class DatabaseLoss
{
    /// <summary>Whether trying again later can help; Entity Framework wraps such errors.</summary>
    public static bool Is(Exception? exception) => exception switch
    {
        null => false,
        DatabaseLostException => true,
        // Shut down, crashed, starting up, or the connection's own class of errors.
        PostgresException refused => refused.SqlState.StartsWith("57P", StringComparison.Ordinal) || refused.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => true,
        NpgsqlException => false,
        _ => Is(exception.InnerException),
    };
}
