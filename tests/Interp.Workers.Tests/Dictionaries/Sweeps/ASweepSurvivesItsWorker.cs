using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class ASweepSurvivesItsWorker(PostgresCluster cluster)
{
    private static readonly object[] Points = [new { k = 2 }, new { recipe = "batchtopk", k = 4 }, new { recipe = "jumprelu", targetL0 = 6 }];

    [Fact]
    public async Task Killed_and_taken_up_again_every_point_gives_the_same_bits_as_uninterrupted()
    {
        await using var lab = await Lab.Open(cluster);
        var doomed = lab.StartWorkerProcess();
        var interrupted = (await lab.Submit(SweepSaeParameters.Kind, new { @base = ToySweep.Base(38_400), points = Points })).Id;
        await lab.WaitFor(interrupted, ToySweep.IsTraining);
        await Lab.Kill(doomed);

        await lab.StartWorker();
        var after = await lab.WaitForEnd(interrupted);
        after.Summary.Error.ShouldBeNull();
        after.Attempt.ShouldBe(2);
        var again = await lab.Get<JobCommands>().Submit(
            lab.World.Instructor, SweepSaeParameters.Kind, JsonSerializer.SerializeToElement(new { @base = ToySweep.Base(38_400), points = Points }), force: true, TestContext.Current.CancellationToken);
        (await lab.WaitForEnd(again.Id)).Attempt.ShouldBe(1);
        for (var i = 0; i < Points.Length; i++) Weights(lab, interrupted, i).ShouldBe(Weights(lab, again.Id, i));
        (await Metrics(lab, interrupted)).ShouldBe(await Metrics(lab, again.Id));
    }

    private static byte[] Weights(Lab lab, Guid sweep, int point) => File.ReadAllBytes(Path.Combine(lab.Data, "sweeps", sweep.ToString(), $"point-{point:00}", "sae_weights.safetensors"));

    private static async Task<string[]> Metrics(Lab lab, Guid sweep) =>
        [.. (await lab.Get<SweepQueries>().Find(lab.World.Instructor, sweep, TestContext.Current.CancellationToken))!.Points.Select(p => JsonSerializer.Serialize(p.Metrics))];
}
