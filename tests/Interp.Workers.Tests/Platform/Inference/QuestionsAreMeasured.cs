using Interp.Testing;
using Interp.Workers.Platform;
using Microsoft.AspNetCore.Http;

namespace Interp.Workers.Tests.Platform;

public sealed class QuestionsAreMeasured
{
    [Theory]
    [InlineData(200, "answered")]
    [InlineData(400, "refused")]
    [InlineData(409, "impossible")]
    [InlineData(500, "failed")]
    [InlineData(503, "full")]
    public async Task Each_is_timed_by_how_it_ended(int status, string outcome)
    {
        var question = $"question-{status}";
        using var heard = new Measurements("Interp.Inference");
        var context = new DefaultHttpContext();

        await InferenceMeter.Measure(question, context, () =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var measured = heard.Of("interp.inference.duration", "interp.inference.question", question).Single();
        (measured.Unit, measured.Tags["interp.inference.outcome"]).ShouldBe(("s", outcome));
    }

    [Fact]
    public async Task Who_leaves_is_counted_apart()
    {
        using var heard = new Measurements("Interp.Inference");
        using var leaving = new CancellationTokenSource();
        var context = new DefaultHttpContext { RequestAborted = leaving.Token };

        await InferenceMeter.Measure("question-left", context, leaving.CancelAsync);

        heard.Of("interp.inference.duration", "interp.inference.question", "question-left").Single().Tags["interp.inference.outcome"].ShouldBe("left");
    }
}
