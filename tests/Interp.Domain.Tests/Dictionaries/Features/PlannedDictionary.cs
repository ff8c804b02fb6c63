using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Interp.Domain.Tests.Dictionaries;

/// <summary>Two dictionaries of 20,000 features, published as a training would, with statistics.</summary>
public sealed class PlannedDictionary(PostgresCluster cluster) : IAsyncLifetime
{
    private const int Count = 20_000;
    private const int Documents = 5_000;

    public TestDatabase Database { get; } = new(cluster);

    public World World { get; private set; } = null!;

    public int Id { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await using var db = Database.Open();
        World = await World.Create(db);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO corpus_documents SELECT {World.CorpusId}, i, 'book', 'prose', i * 100, 100 FROM generate_series(3, {Documents}) i");
        await World.AddDictionary(db, "other", Visibility.Public, World.Instructor);
        foreach (var id in new[] { 101, 102 }) await Publish(id);
        Id = 101;
        // Opinions of many dictionaries, whose own rows play no part here.
        await db.Database.ExecuteSqlAsync(
            $"""
            ALTER TABLE feature_opinions DROP CONSTRAINT feature_opinions_dictionary_id_fkey;
            INSERT INTO feature_opinions SELECT {World.Cohort}, {Id} + i % 20, i, NULL, NULL, i % 14, 2, i % 5, now() FROM generate_series(0, 39999) i;
            """);
        await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private async Task Publish(int id)
    {
        await using var connection = new NpgsqlConnection(Database.ConnectionString);
        await connection.OpenAsync();
        var tables = await DictionaryTables.Create(connection, id, CancellationToken.None);
        await tables.CopyExamples(Enumerable.Range(0, Count).Select(i => Examples(i)), CancellationToken.None);
        var random = new Random(id);
        await tables.CopyFeatures(Enumerable.Range(0, Count).Select(i => Rows.Feature(
            i, density: random.NextDouble(), max: random.NextSingle(), shuffle: Shuffle.Of(i), lossEffect: i % 5 == 0 ? null : random.NextSingle())), CancellationToken.None);
        await tables.CopyTokens(Enumerable.Range(0, 200).SelectMany(t => Enumerable.Range(0, 256).Select(i => new TokenFeature { Token = t, Feature = i * 77 % Count, MaxActivation = i, Count = i })), CancellationToken.None);
        await tables.CopyLogits(Enumerable.Range(0, 200).SelectMany(t => Enumerable.Range(0, 256).Select(i => new LogitFeature { Token = t, Feature = i * 77 % Count, Value = i })), CancellationToken.None);
        await tables.Attach(CancellationToken.None);
    }

    private static FeatureExamples Examples(int feature)
    {
        var row = Rows.Examples(0, feature, [.. Enumerable.Repeat((ExampleKind.Top, 0, 1f), 20)]);
        for (var i = 0; i < row.Documents.Length; i++) row.Documents[i] = (feature + i) % Documents;
        return row;
    }
}
