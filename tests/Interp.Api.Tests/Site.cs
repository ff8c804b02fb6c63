using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Interp.Domain.People;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Api.Tests;

/// <summary>The whole API over a database of its own, with a small world in it.</summary>
public class Site(PostgresCluster cluster) : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string data = Path.Combine(Path.GetTempPath(), $"interp-site-{Guid.NewGuid().ToString("N")[..12]}");

    public string Database { get; } = cluster.NewDatabase();

    public World World { get; private set; } = null!;

    /// <summary>The data folder.</summary>
    public string Data => data;

    public virtual async ValueTask InitializeAsync()
    {
        await using var db = Db();
        World = await World.Create(db);
    }

    public InterpDbContext Db() => Services.GetRequiredService<IDbContextFactory<InterpDbContext>>().CreateDbContext();

    public async Task<string> Token(Viewer viewer) =>
        (await Services.GetRequiredService<TokenCommands>().Create(viewer, "test", CancellationToken.None)).Secret;

    /// <summary>A client that carries the viewer's token, or nothing for the anonymous.</summary>
    public async Task<HttpClient> As(Viewer viewer)
    {
        var client = CreateClient(new() { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });
        if (viewer.IsSignedIn) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token(viewer));
        return client;
    }

    /// <summary>The problem document of an answer.</summary>
    public static async Task<JsonElement> Problem(HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.GetProperty("status").GetInt32().ShouldBe((int)answer.StatusCode);
        return problem;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("INTERP_DATABASE", Database);
        builder.UseSetting("INTERP_DATA", data);
        builder.UseSetting("INTERP_LIMIT_SUBMISSIONS", "30");
    }
}
