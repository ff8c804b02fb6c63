using System.Globalization;
using Interp.Domain;
using Interp.Domain.Dictionaries;
using Interp.Domain.People;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Bench.Browser;

/// <summary>The feature browser at a million features, from the rows to the compressed answer of the product's own server.</summary>
internal static class BrowserBench
{
    private const string Features = $"/api/v1/dictionaries/{BrowserWorld.Name}/features";

    internal static BenchResult Run(TimeProvider time, Action<string> say, CancellationToken cancellationToken) =>
        Run(BrowserSize.Full, time, say, cancellationToken).GetAwaiter().GetResult();

    internal static BenchResult RunQuick(TimeProvider time, Action<string> say, CancellationToken cancellationToken) =>
        Run(BrowserSize.Quick, time, say, cancellationToken).GetAwaiter().GetResult();

    private static async Task<BenchResult> Run(BrowserSize size, TimeProvider time, Action<string> say, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var postgres = new PrivatePostgres();
        await using var services = new ServiceCollection().AddInterpDomain(postgres.ConnectionString).BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigration>().Apply(cancellationToken);
        var world = new BrowserWorld(services.GetRequiredService<IDbContextFactory<InterpDbContext>>(), services.GetRequiredService<TokenCommands>(), time, size);
        var token = await world.Prepare(cancellationToken);
        var figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["features"] = size.Features };
        await Load(world, new SyntheticDictionary(size), figures, time, say, cancellationToken);
        await world.Discuss(cancellationToken);
        say("reading");
        using var site = await RunningSite.Start(postgres.ConnectionString, cancellationToken);
        await ReadAll(new Readers(site.Address, token, time), size, figures, say, cancellationToken);
        return new BenchResult(
            "browser", time.GetElapsedTime(start).TotalSeconds, Environment.GetEnvironmentVariable("INTERP_CODE") ?? "unknown", Machine.Describe(),
            "A/1's page: about 4 s for a search over 4,096 features (measured by others)", figures,
            [new("dashboards_vs_naive", "measured by 'bench dashboards'")]);
    }

    private static async Task Load(
        BrowserWorld world, SyntheticDictionary rows, Dictionary<string, double> figures, TimeProvider time, Action<string> say, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        await world.Load(rows, say, cancellationToken);
        var seconds = time.GetElapsedTime(start).TotalSeconds;
        figures["examples"] = rows.Examples;
        figures["load_s"] = seconds;
        figures["copy_examples_per_s"] = rows.Examples / seconds;
        say(string.Create(CultureInfo.InvariantCulture, $"{rows.Examples:N0} examples with all indexes in {seconds:N0} s: {rows.Examples / seconds:N0} a second"));
    }

    private static async Task ReadAll(Readers readers, BrowserSize size, Dictionary<string, double> figures, Action<string> say, CancellationToken cancellationToken)
    {
        await readers.Read(Card, size.SecondsPerPhase, think: false, cancellationToken);
        await Measure("card", Card);
        foreach (var order in FeatureSort.Words.Keys)
        {
            await Measure($"list_{order}", string.Equals(order, "matches", StringComparison.Ordinal)
                ? random => Search(random, "matches")
                : random => $"{Features}?order={order}&seed={random.Next(100)}");
        }

        await Measure("token_search", random => Search(random, "max-activation"));
        await Measure("logit_search", random => $"{Features}?order=matches&logitToken=%23{random.Next(size.Vocabulary)}");
        figures["card_kib"] = figures["card_closed_kib"];
        figures["list_p95_ms"] = FeatureSort.Words.Keys.Max(order => figures[$"list_{order}_p95_ms"]);
        figures["list_closed_p95_ms"] = FeatureSort.Words.Keys.Max(order => figures[$"list_{order}_closed_p95_ms"]);

        string Card(Random random) => string.Create(CultureInfo.InvariantCulture, $"{Features}/{random.Next(size.Features)}");
        string Search(Random random, string order) => $"{Features}?order={order}&token={Uri.EscapeDataString(BrowserWorld.Word(random.Next(size.Vocabulary)))}";

        async Task Measure(string name, Func<Random, string> next)
        {
            foreach (var think in new[] { false, true })
            {
                var read = await readers.Read(next, size.SecondsPerPhase, think, cancellationToken);
                var key = think ? name : name + "_closed";
                (figures[key + "_p50_ms"], figures[key + "_p95_ms"], figures[key + "_kib"], figures[key + "_per_s"]) = (read.P50, read.P95, read.KiB, read.PerSecond);
                say(string.Create(CultureInfo.InvariantCulture, $"{key}: p50 {read.P50:F1} ms, p95 {read.P95:F1} ms, {read.KiB:F1} KiB, {read.PerSecond:F0}/s"));
            }
        }
    }
}
