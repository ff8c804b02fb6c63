using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>Public "open" with 12 features and "wide" with 16, private "own", each mapped; "open" mapped and compared with both.</summary>
internal static class MappedDictionaries
{
    public const int Narrow = 12;
    public const int Wide = 16;

    public static async Task Add(InterpDbContext db, World world)
    {
        await world.AddDictionary(db, "open", Visibility.Public, world.Instructor, Features(Narrow));
        await world.AddDictionary(db, "wide", Visibility.Public, world.Instructor, Features(Wide));
        await world.AddDictionary(db, "ours", Visibility.Cohort, world.Instructor, Features(Narrow));
        await world.AddDictionary(db, "own", Visibility.Private, world.Researcher, Features(Narrow));
        await world.AddDictionary(db, "neurons", Visibility.Public, world.Instructor, Features(Wide));
        await db.Database.ExecuteSqlAsync($"UPDATE dictionaries SET origin = 'neurons' WHERE name = 'neurons'");
        var ids = await db.Dictionaries.ToDictionaryAsync(d => d.Name, StringComparer.Ordinal);
        foreach (var name in new[] { "open", "wide", "ours", "own" }) db.Add(Map(ids[name], null));
        foreach (var other in new[] { "wide", "ours", "own" })
        {
            db.Add(Map(ids["open"], ids[other]));
            db.Add(Compared(ids["open"], ids[other]));
            db.AddRange(Enumerable.Range(0, Narrow).Select(i => Twin(ids["open"].Id, i, ids[other].Id, i)).Concat(Enumerable.Range(0, Narrow).Select(i => Twin(ids[other].Id, i, ids["open"].Id, i))));
        }

        db.AddRange(Enumerable.Range(0, Narrow).Select(i => Rows.Examples(ids["open"].Id, i, (ExampleKind.Top, 0, 1f), (ExampleKind.Interval, 0, 0.9f))));
        db.Add(new FeatureOpinion { CohortId = world.Cohort, DictionaryId = ids["open"].Id, Feature = 3, Label = "articles", LabelStatus = LabelStatus.Doubtful, UpdatedAt = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync();
    }

    private static Feature[] Features(int count) => [.. Enumerable.Range(0, count).Select(i => Rows.Feature(i, density: 0.001 * (i + 1), topToken: i % 2 == 0 ? 2 : 6))];

    /// <summary>Point i of the first dictionary at (i, 0), of the second at (i, 1); features below 6 are cluster 0, below 10 cluster 1, the rest in none.</summary>
    private static DictionaryMap Map(FeatureDictionary first, FeatureDictionary? second)
    {
        int[] features = [.. Enumerable.Range(0, first.DSae), .. Enumerable.Range(0, second?.DSae ?? 0)];
        return new()
        {
            DictionaryId = first.Id, OtherId = second?.Id, JobId = first.JobId!.Value, Features = features, FirstCount = first.DSae,
            X = [.. features.Select(f => (float)f)], Y = [.. features.Select((_, i) => i < first.DSae ? 0f : 1f)],
            Clusters = [.. features.Select(f => f < 6 ? 0 : f < 10 ? 1 : -1)], ClusterCount = 2,
            Neighbours = 15, MinDist = 0.05, MinClusterSize = 3, Seed = 1, CodeVersion = "test", CreatedAt = DateTimeOffset.UnixEpoch,
        };
    }

    /// <summary>Feature 1 is joined to 1, 2 and 3 of the other; the last of the first was silent.</summary>
    private static DictionaryComparison Compared(FeatureDictionary first, FeatureDictionary second) => new()
    {
        DictionaryId = first.Id, OtherId = second.Id, JobId = first.JobId!.Value, Tokens = 1_000_000, Seed = 1,
        Best = [.. Enumerable.Range(0, first.DSae).Select(i => i == first.DSae - 1 ? float.NaN : 0.5f + (0.04f * i))], OtherBest = [.. Enumerable.Repeat(0.6f, second.DSae)],
        Edges = [1, 1, 1, 4], OtherEdges = [1, 2, 3, 4], Strengths = [0.95f, 0.8f, 0.5f, 0.7f], EdgesFound = 4, CodeVersion = "test", CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private static FeatureTwinRow Twin(int dictionary, int feature, int other, int otherFeature) =>
        new() { DictionaryId = dictionary, Feature = feature, OtherId = other, OtherFeature = otherFeature, Pearson = 0.5f + (0.04f * feature), Cosine = 0.5f };
}
