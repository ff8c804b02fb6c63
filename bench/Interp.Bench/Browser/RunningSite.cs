using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Interp.Bench.Browser;

/// <summary>The product's own server process, so that what is measured is what people get: sign-in, access, compression and all.</summary>
internal sealed class RunningSite : IDisposable
{
    private readonly Process process;
    private readonly string folder = Directory.CreateTempSubdirectory("interp-bench-site-").FullName;

    private RunningSite(string database, int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("dotnet", [Program()]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["INTERP_DATABASE"] = database;
        start.Environment["INTERP_DATA"] = folder;
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        // One reader stands for thirty-two people here, whom the limits per person would let through.
        start.Environment["INTERP_LIMIT_BURST"] = "1000000";
        start.Environment["INTERP_LIMIT_PER_SECOND"] = "1000000";
        process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
    }

    internal Uri Address { get; }

    internal static async Task<RunningSite> Start(string database, CancellationToken cancellationToken)
    {
        var site = new RunningSite(database, FreePort());
        try
        {
            await site.Answers(cancellationToken);
            return site;
        }
        catch
        {
            site.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    // Beside this program in the checkout, built in the same configuration.
    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var root = own;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Interp.sln"))) root = root.Parent;
        var path = Path.Combine(root?.FullName ?? string.Empty, "src", "Interp.Api", "bin", own.Parent!.Name, own.Name, "Interp.Api.dll");
        return File.Exists(path) ? path : throw new InvalidOperationException($"{path} was not found: run from the checkout, with ./interp bench browser.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task Answers(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Address };
        const int tries = 240;
        for (var i = 0; i < tries && !process.HasExited; i++)
        {
            try
            {
                if ((await client.GetAsync("/healthz", cancellationToken)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(250, cancellationToken);
        }

        throw new InvalidOperationException("The site did not come up.");
    }
}
