using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Interp.Domain.Library;
using Interp.Testing;
using Interp.Workers.Tests;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>A site beside a worker of its own that has finished a sweep of three points over a tiny model: a sparse and a dense TopK and a steered JumpReLU.</summary>
public sealed class SweptSite(PostgresCluster cluster) : BrowsableSite(cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private Process? worker;

    /// <summary>The sweep.</summary>
    public Guid Sweep { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        TinyAssets.Write(Path.Combine(Data, "bundled"), Path.Combine(Data, "corpora"));
        worker = StartWorker();
        await Until("the worker has registered its model and corpus", async () =>
        {
            await using var db = Db();
            return await db.Models.AnyAsync(m => m.Name == "toy") && await db.Corpora.AnyAsync(c => c.Name == "toy-text") && await db.Workers.AnyAsync();
        });
        Sweep = await Finish(new
        {
            kind = "sweep-sae",
            parameters = new
            {
                @base = new
                {
                    model = "toy", corpus = "toy-text", hookPoint = "blocks.0.mlp.hook_post", dSae = 64, k = 4,
                    trainTokens = 12_800, batchSize = 64, learningRate = 0.001, seed = 7, dashboardTokens = 4_000, evaluationTokens = 1_000,
                },
                points = new object[] { new { k = 2 }, new { k = 8 }, new { recipe = "jumprelu", targetL0 = 4 } },
            },
        });
    }

    /// <summary>How a job stands.</summary>
    public async Task<JsonElement> Job(Guid id) => await (await As(World.Instructor)).GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{id}");

    /// <summary>Waits for a job to succeed.</summary>
    public async Task Finish(Guid id) => await Until($"job {id} has ended", async () =>
    {
        var state = (await Job(id)).GetProperty("summary").GetProperty("state").GetString();
        return state is "failed" or "cancelled" ? throw new InvalidOperationException((await Job(id)).ToString()) : state is "succeeded";
    });

    public override async ValueTask DisposeAsync()
    {
        worker?.Kill(entireProcessTree: true);
        worker?.Dispose();
        await base.DisposeAsync();
    }

    private async Task<Guid> Finish(object request)
    {
        var answer = await (await As(World.Instructor)).PostAsJsonAsync("/api/v1/jobs", request);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        var id = Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
        await Finish(id);
        return id;
    }

    private Process StartWorker()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Interp.Workers.dll")]) { UseShellExecute = false };
        start.Environment["INTERP_DATABASE"] = Database;
        start.Environment["INTERP_DATA"] = Data;
        start.Environment["INTERP_MODELS"] = Path.Combine(Data, "bundled");
        start.Environment["INTERP_DICTIONARIES"] = Path.Combine(Data, "archives");
        start.Environment["INTERP_WORKER_THREADS"] = "1";
        return Process.Start(start)!;
    }

    private static async Task Until(string what, Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            if (watch.Elapsed > Patience) throw new InvalidOperationException($"Waited {watch.Elapsed} until {what}.");
            await Task.Delay(100);
        }
    }
}
