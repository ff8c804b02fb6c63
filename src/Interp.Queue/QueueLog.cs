using Hangfire.AspNetCore;
using Hangfire.Logging;
using Microsoft.Extensions.Logging;

namespace Interp.Queue;

/// <summary>Hangfire's own log, which is one for the whole process: set by a program, not by a host, of which a process may have several.</summary>
public static class QueueLog
{
    /// <summary>From now on it is written where the rest is.</summary>
    public static void WriteTo(ILoggerFactory loggers) => LogProvider.SetCurrentLogProvider(new AspNetCoreLogProvider(loggers));
}
