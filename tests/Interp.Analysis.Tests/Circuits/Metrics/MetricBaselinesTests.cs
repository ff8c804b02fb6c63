using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;

namespace Interp.Analysis.Tests.Circuits;

public sealed class MetricBaselinesTests
{
    [Fact]
    public void ScalesRunFromTheCorruptedToTheCleanMean()
    {
        var baselines = new MetricBaselines(MetricKind.LogitDifference, [3, 5], [-1, 1]);
        baselines.Scale(4, MetricScale.Normalised).ShouldBe(1);
        baselines.Scale(0, MetricScale.Normalised).ShouldBe(0);
        baselines.Scale(1, MetricScale.Normalised).ShouldBe(0.25);
        baselines.Scale(1, MetricScale.Percent).ShouldBe(-75);
        baselines.Scale(1, MetricScale.Raw).ShouldBe(1);
    }

    [Fact]
    public void AConstantMetricIsRefused() =>
        Should.Throw<ArgumentException>(() => new MetricBaselines(MetricKind.Probability, [0.5, 0.25], [0.5, 0.25])).Message.ShouldContain("Choose corrupted prompts that change the answer");

    [Fact]
    public void AScaleThatDividesByNothingIsRefused()
    {
        var swapped = new MetricBaselines(MetricKind.LogitDifference, [1, -1], [-1, 1]);
        Should.Throw<ArgumentException>(() => swapped.For(MetricScale.Normalised)).Message.ShouldContain("cannot be normalised");
        Should.Throw<ArgumentException>(() => swapped.For(MetricScale.Percent)).Message.ShouldContain("percentage");
        swapped.For(MetricScale.Raw).ShouldBeSameAs(swapped);
    }
}
