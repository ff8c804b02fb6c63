using Interp.Abstractions.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Dictionaries;

/// <summary>A dictionary of sixty features with everything that lists order and filter by, all of it with ties and gaps.</summary>
public sealed class ListedDictionary(PostgresCluster cluster) : IAsyncLifetime
{
    public const int Count = 60;

    public TestDatabase Database { get; } = new(cluster);

    public World World { get; private set; } = null!;

    public int Id { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await using var db = Database.Open();
        World = await World.Create(db);
        var random = new Random(5);
        // Coarse values, so that every order has ties to break.
        var features = Enumerable.Range(0, Count).Select(i => Rows.Feature(
            i, density: random.Next(1, 6) / 100.0, max: random.Next(1, 6) / 3f, shuffle: random.Next(10) * (int.MaxValue / 10),
            state: i == 0 ? FeatureState.Dead : i == 1 ? FeatureState.UltraLow : FeatureState.Live,
            lossEffect: i % 3 == 0 ? null : random.Next(-2, 3) / 8f, score: i % 4 == 0 ? random.Next(5) / 5f : null, twin: i % 5 == 0 ? 0.9f : null, singleToken: i % 6 == 0)).ToArray();
        await World.AddDictionary(db, "d", Visibility.Public, World.Instructor, features);
        var id = Id = await db.Dictionaries.Select(d => d.Id).SingleAsync();
        db.AddRange(Enumerable.Range(2, 20).Select(i => new TokenFeature { DictionaryId = id, Token = 2, Feature = i, MaxActivation = i % 4, Count = i % 3 }));
        db.Add(new TokenFeature { DictionaryId = id, Token = 0, Feature = 50, MaxActivation = 1, Count = 7 });
        db.AddRange(Enumerable.Range(30, 9).Select(i => new LogitFeature { DictionaryId = id, Token = 6, Feature = i, Value = i % 2 }));
        db.AddRange(
            new FeatureOpinion { CohortId = World.Cohort, DictionaryId = id, Feature = 10, Label = "base64 text", LabelStatus = LabelStatus.Doubtful, Rating = 3, Raters = 2, Disagreement = 4 },
            new FeatureOpinion { CohortId = World.Cohort, DictionaryId = id, Feature = 11, Label = "Not Base64", LabelStatus = LabelStatus.Proposed, Rating = 3, Raters = 2, Disagreement = 1 },
            new FeatureOpinion { CohortId = World.Cohort, DictionaryId = id, Feature = 12, Label = "100% caps", LabelStatus = LabelStatus.Proposed, Rating = 12, Raters = 1 },
            new FeatureOpinion { CohortId = World.Cohort, DictionaryId = id, Feature = 13, Raters = 1, Rating = 5 },
            new Label { CohortId = World.Cohort, DictionaryId = id, Feature = 10, Version = 1, Text = "base64 text", AuthorId = World.Learner.PersonId });
        db.Add(Rows.Examples(id, 5, (ExampleKind.Top, 0, 2), (ExampleKind.Top, 0, 1), (ExampleKind.Interval, 3, 1), (ExampleKind.Bottom, 0, 0.1f)));
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
