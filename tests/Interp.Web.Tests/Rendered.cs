using System.Text.Encodings.Web;
using System.Text.Unicode;
using Interp.Domain.Platform;
using Interp.Web.Tests.Preview;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;

namespace Interp.Web.Tests;

/// <summary>Components as the HTML that a browser without script gets.</summary>
internal static class Rendered
{
    /// <summary>What every form carries against forgery.</summary>
    public const string Token = "a-token-against-forgery";

    public static async Task<string> Html<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<TimeProvider>(new FixedTime());
        services.AddScoped<IViewerAccessor, PreviewViewer>();
        services.AddSingleton(KnownKinds.Catalogue());
        services.AddSingleton<AntiforgeryStateProvider, KnownToken>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, provider.GetRequiredService<ILoggerFactory>());
        var view = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal));
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(view)).ToHtmlString().Replace("&#x202F;", "\u202F", StringComparison.Ordinal));
    }

    /// <summary>The text between tags, as a reader sees it.</summary>
    public static string Text(string html) =>
        System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", string.Empty, default, TimeSpan.FromSeconds(1)));

    private sealed class KnownToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => new(Token, "__RequestVerificationToken");
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => MadeUp.Now;
    }
}
