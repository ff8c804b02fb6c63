using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Platform;
using Interp.Workers.Tests.Platform;

namespace Interp.Workers.Tests.Dictionaries;

/// <summary>Disk, database, shards and checkpoints fail; nothing is half published and nothing that was good is lost.</summary>
public sealed class ATrainingMeetsTrouble(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_said_and_the_same_parameters_go_on_from_the_last_checkpoint()
    {
        await using var lab = await Lab.Open(cluster);
        var submitted = await lab.Submit(ToyTraining.Parameters("full"));
        var folder = Directory.CreateDirectory(Path.Combine(lab.Data, "jobs", submitted.Id.ToString(), "sae")).FullName;
        // From step 40 on every checkpoint is written to a device that is always full.
        var full = Enumerable.Range(40, 161).Select(step => File.CreateSymbolicLink(Path.Combine(folder, $"step-{step:D9}.bin.partial"), "/dev/full").FullName).ToList();
        await lab.StartWorker();
        var failed = await lab.WaitForEnd(submitted.Id);
        failed.Summary.State.ShouldBe(JobState.Failed);
        failed.Summary.Error!.ShouldStartWith("The worker's disk is full");
        failed.Summary.Error!.ShouldContain("Its last checkpoint is kept");
        await NothingPublished(lab, "full");

        var kept = Directory.GetDirectories(Path.Combine(lab.Data, "jobs"), "kept-*").ShouldHaveSingleItem();
        Directory.GetFiles(kept, "step-*.json", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).ShouldBe(["step-000000038", "step-000000039"]);
        foreach (var link in full) File.Delete(link.Replace(Path.GetDirectoryName(folder)!, kept, StringComparison.Ordinal));

        var again = await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters("full"))).Id);
        again.Summary.Error.ShouldBeNull();
        again.Curve.Where(p => p.Stage == "train").ShouldAllBe(p => p.Step > 39);
        await Lab.Eventually(() => Directory.GetDirectories(Path.Combine(lab.Data, "jobs")).Length == 0);
        (await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters("roomy"))).Id)).Summary.Error.ShouldBeNull();
        lab.Weights("full").ShouldBe(lab.Weights("roomy"));
    }

    [Fact]
    public async Task A_lost_database_is_waited_for_and_the_result_is_the_same_to_the_bit()
    {
        await using var way = new CuttableDatabase();
        await using var lab = await Lab.Open(cluster);
        way.LeadTo(lab.Database);
        lab.Set("INTERP_DATABASE", way.ConnectionString);
        await lab.StartWorker();
        var cutOff = await lab.Submit(ToyTraining.Parameters("cut-off", tokens: 64_000));
        await using (await lab.HoldTraining(cutOff.Id)) way.Cut();
        await Task.Delay(TimeSpan.FromSeconds(3), Cancellation);
        (await lab.Get<JobQueries>().Latest(cutOff.Id, Cancellation))!.State.ShouldBe(JobState.Running);
        await NothingPublished(lab, "cut-off");
        way.Mend();
        var job = await lab.WaitForEnd(cutOff.Id);
        job.Summary.Error.ShouldBeNull();
        job.Summary.State.ShouldBe(JobState.Succeeded);
        job.Attempt.ShouldBeGreaterThan(1);

        (await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters("steady", tokens: 64_000))).Id)).Summary.Error.ShouldBeNull();
        lab.Weights("cut-off").ShouldBe(lab.Weights("steady"));
    }

    [Fact]
    public async Task A_corrupt_shard_is_found_and_harvested_again()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        (await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters("first"))).Id)).Summary.Error.ShouldBeNull();
        var rows = Rows(lab);
        var sound = File.ReadAllBytes(rows);
        File.WriteAllBytes(rows, sound[..(sound.Length / 2)]);
        (await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters("second"))).Id)).Summary.Error.ShouldBeNull();
        File.ReadAllBytes(rows).ShouldBe(sound);
        lab.Weights("second").ShouldBe(lab.Weights("first"));
    }

    [Fact]
    public async Task A_corrupt_checkpoint_is_passed_over_for_the_one_before()
    {
        await using var lab = await Lab.Open(cluster);
        var doomed = lab.StartWorkerProcess();
        var submitted = await lab.Submit(ToyTraining.Parameters("damaged", tokens: 64_000));
        await using (await lab.HoldTraining(submitted.Id)) await Lab.Kill(doomed);
        var headers = Directory.GetFiles(Path.Combine(lab.Data, "jobs", submitted.Id.ToString()), "step-*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        headers.Length.ShouldBeGreaterThanOrEqualTo(2);
        var newest = Path.ChangeExtension(headers[^1], ".bin");
        var bytes = File.ReadAllBytes(newest);
        bytes[bytes.Length / 3] ^= 4;
        File.WriteAllBytes(newest, bytes);
        await lab.StartWorker();
        (await lab.WaitForEnd(submitted.Id)).Summary.Error.ShouldBeNull();
        (await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters("whole", tokens: 64_000))).Id)).Summary.Error.ShouldBeNull();
        lab.Weights("damaged").ShouldBe(lab.Weights("whole"));
    }

    [Fact]
    public void Numbers_that_stop_being_finite_are_told_with_their_step_and_the_last_that_were()
    {
        var told = JobErrors.Readable(new SaeDivergedException(5, new SaeStepMetrics(0.5, 0.25, 7, 3)));
        told.ShouldContain("diverged at step 5");
        told.ShouldContain("One step before, loss was 0.5, FVU 0.25, L0 7.0");
        told.ShouldNotContain("log has the details");
    }

    private static string Rows(Lab lab) => Directory.GetFiles(Path.Combine(lab.Data, "activations"), "rows.bin", SearchOption.AllDirectories).ShouldHaveSingleItem();

    private static async Task NothingPublished(Lab lab, string name)
    {
        (await lab.Get<DictionaryQueries>().List(lab.World.Administrator, Cancellation)).ShouldNotContain(d => d.Name == name);
        Directory.Exists(Path.Combine(lab.Data, "dictionaries", name)).ShouldBeFalse();
    }
}
