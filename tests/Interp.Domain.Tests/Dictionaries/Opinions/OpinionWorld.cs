using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Dictionaries;

/// <summary>A database with a dictionary of each visibility, all of the researcher; feature 0 has three intervals, feature 1 only top examples, feature 2 none.</summary>
public sealed class OpinionWorld(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);

    public World World { get; private set; } = null!;

    /// <summary>A second learner of the cohort.</summary>
    public Viewer Peer { get; private set; } = null!;

    public TestDatabase Database => database;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        World = await World.Create(db);
        foreach (var visibility in Enum.GetValues<Visibility>())
            await World.AddDictionary(db, visibility.ToString().ToLowerInvariant(), visibility, World.Researcher, [.. Enumerable.Range(0, 40).Select(i => Rows.Feature(i))]);
        foreach (var dictionary in db.Dictionaries.ToList())
        {
            for (var feature = 0; feature < 40; feature++)
            {
                if (feature == 2) continue;
                db.Add(feature == 1
                    ? Rows.Examples(dictionary.Id, feature, (ExampleKind.Top, 0, 1f))
                    : Rows.Examples(dictionary.Id, feature, (ExampleKind.Top, 0, 1f), (ExampleKind.Interval, 0, 0.9f), (ExampleKind.Interval, 3, 0.6f), (ExampleKind.Interval, 8, 0.2f), (ExampleKind.Bottom, 0, 0.1f)));
            }
        }

        var peer = new Person { Id = Guid.NewGuid(), UserName = "peer", NormalizedUserName = "PEER", Email = "peer@example.org", NormalizedEmail = "PEER@EXAMPLE.ORG", DisplayName = "peer", CreatedAt = DateTimeOffset.UnixEpoch };
        db.Add(peer);
        db.Add(new Membership { CohortId = World.Cohort, PersonId = peer.Id, Role = CohortRole.Learner });
        await db.SaveChangesAsync();
        Peer = new(peer.Id, "peer", false, new Dictionary<int, CohortRole> { [World.Cohort] = CohortRole.Learner });
    }

    public Viewer Who(string name) => name switch
    {
        "anonymous" => Viewer.Anonymous,
        "learner" => World.Learner,
        "peer" => Peer,
        "researcher" => World.Researcher,
        "instructor" => World.Instructor,
        "stranger" => World.Stranger,
        _ => World.Administrator,
    };

    public T Get<T>()
        where T : notnull => database.Get<T>();

    /// <summary>Rates a feature blind: the same marks for each interval.</summary>
    public async Task Rate(Viewer viewer, FeatureAddress feature, int confidence, int activations, int logits, int specificity, CancellationToken cancellationToken)
    {
        var sheet = await Get<RatingCommands>().Open(viewer, feature, cancellationToken);
        var marks = sheet.Intervals.Select(i => new IntervalMarks(i, confidence, activations, logits, 1, specificity)).ToList();
        await Get<RatingCommands>().Submit(viewer, feature, new("something", marks), cancellationToken);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
