using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class ExplainingAFeature(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failure_is_kept_without_a_score_and_scoring_again_gives_one_that_can_be_recomputed()
    {
        await using var model = await StandInModel.Start();
        await using var lab = await Lab.Open(cluster);
        lab.Set("INTERP_LLM_URL", model.Address);
        lab.Set("INTERP_LLM_MODEL", "stand-in");
        await lab.Train("live");
        await using var db = lab.Db();
        var feature = await db.Features.OrderByDescending(f => f.Density).Select(f => f.Index).FirstAsync(Cancellation);

        var answer = model.Answer;
        model.Answer = (context, instruction, question, before) => instruction.Contains("predict", StringComparison.Ordinal)
            ? StandInModel.Fail(context, 402, "{}")
            : answer(context, instruction, question, before);
        var failed = await lab.WaitForEnd((await Submit(lab, feature)).Id);
        failed.Summary.State.ShouldBe(JobState.Failed);
        failed.Summary.Error!.ShouldContain("no credit");
        var kept = await db.Explanations.AsNoTracking().SingleAsync(Cancellation);
        (kept.State, kept.Score, kept.Predictions.Length).ShouldBe((ExplanationState.Failed, null, 0));
        kept.Error!.ShouldContain("no credit");
        (await Score(lab, feature)).ShouldBeNull();

        model.Answer = answer;
        model.Asked.Clear();
        var again = await lab.WaitForEnd((await Submit(lab, feature)).Id);
        again.Summary.Error.ShouldBeNull();
        again.Summary.ResultLink.ShouldBe($"/d/live/{feature}");
        var scored = await db.Explanations.AsNoTracking().SingleAsync(e => e.State == ExplanationState.Scored, Cancellation);
        (scored.Text, scored.Model, scored.Method).ShouldBe(("letters of the toy text", "stand-in", ExplanationMethod.Autointerp));
        scored.Predictions.Length.ShouldBe(scored.Activations.Length);
        scored.Predictions.ShouldBe(model.Asked.Skip(1).SelectMany(a => StandInModel.Pieces(a.Question)).SelectMany(p => p).Select(t => (float)Math.Min(9, t.Length)));
        scored.Score!.Value.ShouldBe((float)Spearman.Of(scored.Predictions, scored.Activations), 1e-6f);
        (await Score(lab, feature)).ShouldBe(scored.Score);
    }

    private static Task<JobSubmission> Submit(Lab lab, int feature) => lab.Get<JobCommands>().Submit(
        lab.World.Researcher, AutointerpParameters.Kind, JsonSerializer.SerializeToElement(new { dictionary = "live", feature }), force: false, Cancellation);

    private static async Task<float?> Score(Lab lab, int feature)
    {
        await using var db = lab.Db();
        return await db.Features.Where(f => f.Index == feature).Select(f => f.AutointerpScore).SingleAsync(Cancellation);
    }
}
