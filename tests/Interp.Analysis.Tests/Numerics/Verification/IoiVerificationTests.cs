using Interp.Analysis.Tests.Language;
using Interp.Cli.Verify;

namespace Interp.Analysis.Tests.Numerics;

/// <summary>GPT-2's weights are not here: on a random model of its layout and shape every published number must still be measured, and the model be found out.</summary>
public sealed class IoiVerificationTests : IDisposable
{
    private static readonly IoiPlan Tiny = new(30, 30, 2, 2, 1);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_whole_table_runs_on_a_random_model_of_GPT_2s_layout_and_does_not_hold()
    {
        Gpt2Checkpoint.Write(_folder.In("gpt2"), width: 24, heads: 12, layers: 12);

        var outcome = IoiChecks.Run(Tiny, _folder.In("none"), _folder.In("gpt2"), TextWriter.Null, TestContext.Current.CancellationToken);

        outcome.Skipped.Select(s => s.Id).ShouldBe(["ioi-mini", "gpt2-eight-prompts", "gpt2-prefix-shift"]);
        var ids = outcome.Checks.Select(c => c.Id).ToList();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
        foreach (var id in new[] { "gpt2-ld", "gpt2-faithfulness", "gpt2-paths-queries", "gpt2-signal-inverted-random", "gpt2-minimality-9.0-with", "gpt2-model-without-induction", "gpt2-io-twice-p" })
            (ids.IndexOf(id) >= 0).ShouldBeTrue(id);
        outcome.Checks.ShouldAllBe(c => double.IsFinite(c.Measured));
        outcome.Checks.Single(c => c.Id == "gpt2-ld").Ok.ShouldBeFalse();
        outcome.Checks.Count(c => !c.Ok).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void A_model_of_another_shape_and_missing_weights_are_reported_not_failed()
    {
        Gpt2Checkpoint.Write(_folder.In("small"));

        var other = IoiChecks.Run(Tiny, _folder.In("none"), _folder.In("small"), TextWriter.Null, TestContext.Current.CancellationToken);
        var none = IoiChecks.Run(Tiny, _folder.In("none"), null, TextWriter.Null, TestContext.Current.CancellationToken);

        other.Skipped.Single(s => s.Id == "ioi-gpt2").Why.ShouldContain("3 layers of 3 heads");
        none.Skipped.Single(s => s.Id == "ioi-gpt2").Why.ShouldContain("not supplied");
        (other.Checks.Count + none.Checks.Count).ShouldBe(0);
    }

    public void Dispose() => _folder.Dispose();
}
