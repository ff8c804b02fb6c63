using System.ComponentModel;
using System.Diagnostics;

namespace Interp.Web.Tests;

/// <summary>axe-core, in the version that package.json names, brought by npm into a folder beside the test's own files.</summary>
public sealed class AxeScript : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The script; null where it could not be had.</summary>
    public string? Text { get; private set; }

    /// <summary>Why it could not be had.</summary>
    public string Missing { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(script))
            Missing = await Install();
        if (File.Exists(script))
            Text = await File.ReadAllTextAsync(script);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<string> Install()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            using Process npm = Process.Start(new ProcessStartInfo("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--silent"])
            {
                UseShellExecute = false,
                WorkingDirectory = AppContext.BaseDirectory,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            try
            {
                await npm.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                npm.Kill(entireProcessTree: true);
                return $"npm did not bring axe-core within {Patience.TotalSeconds} seconds.";
            }

            return $"npm could not bring axe-core: {(await npm.StandardError.ReadToEndAsync(CancellationToken.None)).Trim()}";
        }
        catch (Win32Exception missing)
        {
            return $"npm is not installed here, so that axe-core cannot be had: {missing.Message}";
        }
    }
}
