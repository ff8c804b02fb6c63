using System.Text.Json;
using Interp.Domain.Platform;
using Interp.Web.Components;
using Interp.Web.Platform;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Platform;

public sealed class TrainingCurveTests
{
    [Fact]
    public void Only_reports_with_training_numbers_are_points()
    {
        TrainingPoint[] curve = TrainingCurve.From([JobFaces.Report("harvest", 50), JobFaces.Report("train", 1, 0.5), JobFaces.Report("evaluate", 900)]);

        TrainingPoint only = curve.ShouldHaveSingleItem();
        only.Step.ShouldBe(1);
        only.Numbers.ShouldBe(JobFaces.Loss(0.5));
    }

    [Fact]
    public void A_training_that_resumed_replaces_the_steps_it_repeats()
    {
        TrainingPoint[] curve = TrainingCurve.From(
            [JobFaces.Report("train", 10, 0.9), JobFaces.Report("train", 20, 0.8), JobFaces.Report("train", 30, 0.7), JobFaces.Report("train", 15, 0.85), JobFaces.Report("train", 20, 0.81)]);

        TrainingCurve.Of(curve, "loss").ShouldBe([new CurvePoint(10, 0.9), new CurvePoint(15, 0.85), new CurvePoint(20, 0.81)]);
    }

    [Fact]
    public void The_same_report_again_changes_nothing()
    {
        TrainingPoint[] curve = TrainingCurve.From([JobFaces.Report("train", 10, 0.9)]);

        TrainingCurve.Append(curve, JobFaces.Report("train", 10, 0.9)).ShouldBeSameAs(curve);
        TrainingCurve.Append(curve, JobFaces.Report("publish", 0)).ShouldBeSameAs(curve);
    }

    [Theory]
    [InlineData(1000, 120)]
    [InlineData(121, 120)]
    [InlineData(120, 120)]
    [InlineData(3, 3)]
    public void A_thinned_curve_keeps_its_ends_and_its_values(int length, int left)
    {
        TrainingPoint[] curve = [.. Enumerable.Range(0, length).Select(i => new TrainingPoint(i, JobFaces.Loss(i * 0.5)))];

        TrainingPoint[] thin = TrainingCurve.Thin(curve, 120);

        thin.Length.ShouldBe(left);
        thin[0].ShouldBe(curve[0]);
        thin[^1].ShouldBe(curve[^1]);
        thin.Select(p => p.Step).ShouldBeInOrder(SortDirection.Ascending);
        thin.ShouldAllBe(p => p.Numbers["loss"] == p.Step * 0.5);
        thin.DistinctBy(p => p.Step).Count().ShouldBe(left);
    }

    [Fact]
    public void News_moves_the_job_on_and_the_curve_stays_bounded()
    {
        JobSnapshot job = JobFaces.Snapshot(JobState.Queued);
        for (var step = 1; step <= 5000; step++)
            job = job.After(new JobEvent(job.Summary.Id, JobState.Running, JobFaces.Report("train", step, 1.0 / step)));

        job.Summary.State.ShouldBe(JobState.Running);
        job.Summary.Progress!.Step.ShouldBe(5000);
        job.Curve.Length.ShouldBeInRange(JobSnapshot.MovingPoints, 2 * JobSnapshot.MovingPoints);
        job.Curve[0].Step.ShouldBe(1);
        job.Curve[^1].Step.ShouldBe(5000);
        job.Curve[^1].Numbers.ShouldBe(JobFaces.Loss(1.0 / 5000));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    public void A_job_that_goes_on_comes_back_from_the_browser_whole_and_small_enough(int numbers)
    {
        JobProgress At(int step) => new("train", 2, 5, step, 10_000_000)
        {
            Numbers = Enumerable.Range(0, numbers).ToDictionary(n => $"number-with-a-name-{n}", n => -Math.Exp(-step * 1e-6) / (n + 3), StringComparer.Ordinal),
        };
        JobDetail running = MadeUp.Job(JobState.Running);

        JobSnapshot job = JobSnapshot.From(running with { Curve = [.. Enumerable.Range(1_000_000, 400).Select(At)] });

        var travelling = JsonSerializer.SerializeToUtf8Bytes(job, JsonSerializerOptions.Web);
        // In base64, since it is enciphered.
        (travelling.Length * 4 / 3).ShouldBeLessThan(32 * 1024);
        TrainingPoint[] back = JsonSerializer.Deserialize<JobSnapshot>(travelling, JsonSerializerOptions.Web)!.Curve;
        back.Length.ShouldBeGreaterThan(30);
        back[^1].Numbers.ShouldBe(At(1_000_399).Numbers);
    }
}
