using System.Text;
using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>Three finished sweeps: one public, one of the cohort, one private to the researcher. Their points are two fronts, one that is beaten, and one that failed.</summary>
internal static class MadeUpSweeps
{
    public static Guid Open { get; } = new("00000000-0000-4000-8000-000000000001");

    public static Guid Ours { get; } = new("00000000-0000-4000-8000-000000000002");

    public static Guid Own { get; } = new("00000000-0000-4000-8000-000000000003");

    /// <summary>Number, recipe, features, k or target, L0, CE score of the points that are measured.</summary>
    public static IReadOnlyList<(SweepPoint Training, double L0, double CeScore)> Measured { get; } =
    [
        (new("topk", 32, 4, null, null, 1), 4, 0.80), (new("topk", 32, 8, null, null, 1), 8, 0.90), (new("topk", 64, 16, null, null, 1), 16, 0.96),
        (new("jumprelu", 32, null, null, 8, 1), 8.2, 0.88), (new("matryoshka", 64, 8, null, null, 2), 8.1, 0.85),
    ];

    public static async Task Add(InterpDbContext db, World world)
    {
        Add(db, world, Open, "Open sweep", Visibility.Public, world.Instructor);
        Add(db, world, Ours, "Our sweep", Visibility.Cohort, world.Instructor);
        Add(db, world, Own, "Own sweep", Visibility.Private, world.Researcher);
        await db.SaveChangesAsync();
    }

    private static void Add(InterpDbContext db, World world, Guid id, string title, Visibility visibility, Viewer owner)
    {
        var model = new ModelSummary("tiny", "Tiny", 1, 8, 16, 16, 8, [new("blocks.0.mlp.hook_post", 16)], "w");
        var shared = TrainSaeParameters.Default(model, "text") with { Visibility = visibility, CohortId = world.Cohort };
        IReadOnlyList<SweepPoint> points = [.. Measured.Select(m => m.Training), new("l1", 32, null, 1000, null, 1)];
        db.Add(new Job
        {
            Id = id, Kind = SweepSaeParameters.Kind, Title = title, State = JobState.Succeeded, ParameterHash = Encoding.UTF8.GetBytes(title), Visibility = visibility, CohortId = world.Cohort,
            Parameters = JsonSerializer.Serialize(new SweepSaeParameters(shared, points, SweepDashboards.None), JobJson.Options),
            OwnerId = owner.PersonId, CreatedAt = DateTimeOffset.UnixEpoch, ResultLink = $"/sweeps/{id}",
        });
        db.Add(new Sweep
        {
            Id = id, ModelId = world.ModelId, CorpusId = world.CorpusId, HookPoint = shared.HookPoint, DIn = 16, TrainedTokens = 4_000_000, CreatedAt = DateTimeOffset.UnixEpoch,
            CodeVersion = "test", ModelHash = "w", CorpusHash = "c", TokenizerHash = "tok",
        });
        db.AddRange(Measured.Select((m, number) => new SweepPointRow
        {
            SweepId = id, Number = number, State = SweepPointState.Evaluated, Step = 976, Steps = 976, L0 = m.L0,
            Metrics = JsonSerializer.Serialize(new DictionaryMetrics(m.L0, m.CeScore - 0.1, 1.1 - m.CeScore, 3, 3.2, 8, 6, m.CeScore, 1, 2, 100_000, m.CeScore, 0.95), JobJson.Options),
        }));
        db.Add(new SweepPointRow { SweepId = id, Number = Measured.Count, State = SweepPointState.Failed, Step = 41, Steps = 976, Error = "The loss stopped being a number in step 41." });
    }
}
