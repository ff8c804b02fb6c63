using Interp.Web.Tests.Preview;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Interp.Web.Tests.Jobs;

/// <summary>The markup of one component on the server, without a browser.</summary>
internal static class Fragment
{
    public const string Token = "a-token-against-forgery";

    public static async Task<string> Html<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new StoppedClock(MadeUp.Now))
            .AddSingleton<AntiforgeryStateProvider, KnownToken>()
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)))).ToHtmlString());
        // The encoder writes the thin space of numbers as a reference; tests read it as itself.
        return html.Replace("&#x202F;", "\u202F", StringComparison.Ordinal);
    }

    private sealed class KnownToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => new(Token, "__RequestVerificationToken");
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
