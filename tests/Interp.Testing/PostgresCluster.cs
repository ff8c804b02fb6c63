using System.Diagnostics;
using Interp.Domain;
using Interp.Domain.Platform;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Interp.Testing;

/// <summary>A PostgreSQL server of one's own on a Unix socket in a temporary folder, with a migrated template database.</summary>
public sealed class PostgresCluster : IDisposable
{
    private const string Template = "interp_template";
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"interp-pg-{Guid.NewGuid().ToString("N")[..12]}");
    private int databases;

    public PostgresCluster()
    {
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", folder);
        AsServer("initdb", "-D", Data, "-U", "interp", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        AsServer("pg_ctl", "-s", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"), "-o",
            $"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200", "start");
        Create(Template, "template0");
        using var services = new ServiceCollection().AddInterpDomain(ConnectionString(Template)).BuildServiceProvider();
        services.GetRequiredService<DatabaseMigration>().Apply(CancellationToken.None).GetAwaiter().GetResult();
        NpgsqlConnection.ClearAllPools();
    }

    private string Data => Path.Combine(folder, "data");

    /// <summary>A new database with all tables, empty.</summary>
    public string NewDatabase() => NewDatabase(Template);

    /// <summary>A new database without any table.</summary>
    public string NewEmptyDatabase() => NewDatabase("template0");

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        AsServer("pg_ctl", "-s", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private static string Program(string name) =>
        Directory.GetDirectories("/usr/lib/postgresql").OrderBy(d => int.Parse(Path.GetFileName(d))).Select(d => Path.Combine(d, "bin", name)).LastOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"PostgreSQL's '{name}' was not found: install the package postgresql.");

    private static void Run(string program, params string[] arguments)
    {
        // A server that inherits a pipe would keep it open, so output goes to its log only.
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", UseShellExecute = false, RedirectStandardInput = true };
        if (program.EndsWith("initdb", StringComparison.Ordinal) || arguments.Any(a => a.EndsWith("initdb", StringComparison.Ordinal))) start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        if (start.RedirectStandardOutput) process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static void AsServer(string program, params string[] arguments)
    {
        if (Environment.IsPrivilegedProcess) Run("runuser", ["-u", "postgres", "--", Program(program), .. arguments]);
        else Run(Program(program), arguments);
    }

    private string NewDatabase(string template)
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        Create(name, template);
        return ConnectionString(name);
    }

    private void Create(string name, string template)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name} TEMPLATE {template}";
        command.ExecuteNonQuery();
    }

    // Every database has a pool of its own: idle connections are given back soon, or a few dozen databases use up the server's.
    private string ConnectionString(string database) =>
        $"Host={folder};Username=interp;Database={database};Maximum Pool Size=20;Connection Idle Lifetime=2;Connection Pruning Interval=1;Include Error Detail=true";
}
