using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class ATrainingSurvivesItsWorker(PostgresCluster cluster)
{
    [Fact]
    public async Task Killed_and_taken_up_again_it_gives_the_same_bits_as_uninterrupted()
    {
        await using var lab = await Lab.Open(cluster);
        var doomed = lab.StartWorkerProcess();
        var interrupted = await lab.Submit(ToyTraining.Parameters("interrupted", tokens: 64_000));
        await using (await lab.HoldTraining(interrupted.Id)) await Lab.Kill(doomed);
        await lab.StartWorker();
        var after = await lab.WaitForEnd(interrupted.Id);
        after.Summary.Error.ShouldBeNull();
        after.Summary.State.ShouldBe(JobState.Succeeded);
        after.Attempt.ShouldBe(2);

        var uninterrupted = await lab.Submit(ToyTraining.Parameters("uninterrupted", tokens: 64_000));
        (await lab.WaitForEnd(uninterrupted.Id)).Attempt.ShouldBe(1);
        lab.Weights("interrupted").ShouldBe(lab.Weights("uninterrupted"));
        (await LossEffects(lab, "interrupted")).ShouldBe(await LossEffects(lab, "uninterrupted"));
    }

    [Fact]
    public async Task A_steered_penalty_on_attention_outputs_survives_a_kill_to_the_bit_too()
    {
        await using var lab = await Lab.Open(cluster);
        var doomed = lab.StartWorkerProcess();
        var interrupted = await lab.Submit(ToyTraining.Steered("interrupted", "jumprelu", 64_000));
        await using (await lab.HoldTraining(interrupted.Id)) await Lab.Kill(doomed);
        await lab.StartWorker();
        var after = await lab.WaitForEnd(interrupted.Id);
        after.Summary.Error.ShouldBeNull();
        after.Attempt.ShouldBe(2);
        (await lab.WaitForEnd((await lab.Submit(ToyTraining.Steered("uninterrupted", "jumprelu", 64_000))).Id)).Summary.Error.ShouldBeNull();
        lab.Weights("interrupted").ShouldBe(lab.Weights("uninterrupted"));
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_hands_it_back()
    {
        await using var lab = await Lab.Open(cluster);
        var first = await lab.StartWorker();
        var submitted = await lab.Submit(ToyTraining.Parameters("handed-back", tokens: 64_000));
        await using (await lab.HoldTraining(submitted.Id)) await first.StopAsync(TestContext.Current.CancellationToken);
        (await lab.Get<JobQueries>().Latest(submitted.Id, TestContext.Current.CancellationToken))!.State.ShouldBe(JobState.Queued);
        await lab.StartWorker();
        var job = await lab.WaitForEnd(submitted.Id);
        job.Summary.State.ShouldBe(JobState.Succeeded);
        job.Attempt.ShouldBe(2);
    }

    private static async Task<float[]> LossEffects(Lab lab, string dictionary)
    {
        await using var db = lab.Db();
        var effects = await db.FeatureExamples.AsNoTracking().Where(e => db.Set<FeatureDictionary>().Any(d => d.Id == e.DictionaryId && d.Name == dictionary))
            .OrderBy(e => e.Feature).Select(e => e.LossEffects).ToListAsync(TestContext.Current.CancellationToken);
        effects.ShouldNotBeEmpty();
        return [.. effects.SelectMany(e => e)];
    }
}
