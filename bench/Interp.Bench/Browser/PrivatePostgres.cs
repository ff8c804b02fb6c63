using System.Diagnostics;
using System.Globalization;

namespace Interp.Bench.Browser;

/// <summary>A PostgreSQL server of the bench's own with the settings of <c>./interp up</c>, in a temporary folder that goes with it.</summary>
internal sealed class PrivatePostgres : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"interp-bench-pg-{Guid.NewGuid().ToString("N")[..12]}");

    internal PrivatePostgres()
    {
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", folder);
        AsServer("initdb", "-D", Data, "-U", "interp", "-A", "trust", "-E", "UTF8", "--locale=C");
        AsServer("pg_ctl", "-s", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"), "-o",
            $"-c listen_addresses= -c unix_socket_directories={folder} -c max_connections=100 -c shared_buffers=256MB -c max_wal_size=4GB", "start");
        AsServer("createdb", "-h", folder, "-U", "interp", "interp");
    }

    internal string ConnectionString => $"Host={folder};Username=interp;Database=interp";

    private string Data => Path.Combine(folder, "data");

    public void Dispose()
    {
        AsServer("pg_ctl", "-s", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private static void AsServer(string program, params string[] arguments)
    {
        var path = Directory.GetDirectories("/usr/lib/postgresql").OrderBy(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture))
            .Select(d => Path.Combine(d, "bin", program)).LastOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"PostgreSQL's '{program}' was not found: install the package postgresql.");
        if (Environment.IsPrivilegedProcess) Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    // Output goes to files only: a server that inherits a pipe would keep it open.
    private static void Run(string program, params string[] arguments)
    {
        var quiet = string.Join(' ', arguments.Prepend(program).Select(a => $"'{a}'"));
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"{quiet} >/dev/null </dev/null"]) { WorkingDirectory = "/", UseShellExecute = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
