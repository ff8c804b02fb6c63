using System.Globalization;
using Microsoft.Playwright;

namespace Interp.Bench.Maps;

/// <summary>Frames a second of the map's own script with 16,384 points in a headless Chromium 1,400 pixels wide: at the display's rate, and as fast as it goes.</summary>
internal static class MapFrames
{
    // As tests do; a graphics card that is not there is stood in for by the processor either way.
    private static readonly string[] Plain = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
    private static readonly string[] Unlimited = [.. Plain, "--disable-frame-rate-limit", "--disable-gpu-vsync"];
    private static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Hides who computes WebGL, so that the script takes it for a graphics card.
    private const string AsOnACard =
        "{ const get = WebGLRenderingContext.prototype.getParameter; WebGLRenderingContext.prototype.getParameter = function (name) { const value = get.call(this, name); return typeof value === 'string' ? 'card' : value; }; }";

    /// <summary>Adds its figures; says what is missing where there is no Chromium.</summary>
    internal static async Task<Skipped?> Measure(Dictionary<string, double> figures, Action<string> say, CancellationToken cancellationToken)
    {
        if ((Environment.GetEnvironmentVariable("INTERP_CHROMIUM") ?? Array.Find(Candidates, File.Exists)) is not { } executable)
            return new("map_pan_fps", "no Chromium here: install the package chromium or set INTERP_CHROMIUM");
        using var playwright = await Playwright.CreateAsync();
        await Movements(playwright, executable, Plain, script: null, string.Empty, figures, say, cancellationToken);
        await Movements(playwright, executable, Unlimited, script: null, "_unlimited", figures, say, cancellationToken);
        await Movements(playwright, executable, Plain, AsOnACard, "_software_webgl", figures, say, cancellationToken);
        return null;
    }

    private static async Task Movements(
        IPlaywright playwright, string executable, string[] arguments, string? script, string suffix, Dictionary<string, double> figures, Action<string> say, CancellationToken cancellationToken)
    {
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = arguments });
        var page = await browser.NewPageAsync(new() { BaseURL = "http://map.invalid", ViewportSize = new() { Width = 1400, Height = 900 } });
        await page.RouteAsync("**/*", Serve);
        if (script is not null) await page.AddInitScriptAsync(script);
        await page.GotoAsync("/frames.html");
        await page.WaitForFunctionAsync("globalThis.measure !== undefined");
        var renderer = await page.Locator("figure.map").GetAttributeAsync("data-renderer");
        foreach (var movement in new[] { "pan", "zoom" })
        {
            cancellationToken.ThrowIfCancellationRequested();
            var times = await page.EvaluateAsync<double[][]>("name => measure(name)", movement);
            new FrameTimes(times[0], times[1]).Tell(movement + suffix, figures);
            say(string.Create(CultureInfo.InvariantCulture, $"{movement}{suffix} by {renderer}: {figures[$"map_{movement}{suffix}_fps"]:F1} frames a second, p95 {figures[$"map_{movement}{suffix}_frame_p95_ms"]:F1} ms"));
        }
    }

    private static Task Serve(IRoute route)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "map", Path.GetFileName(new Uri(route.Request.Url).AbsolutePath));
        return File.Exists(file) ? route.FulfillAsync(new() { Path = file }) : route.FulfillAsync(new() { Status = 404 });
    }
}
