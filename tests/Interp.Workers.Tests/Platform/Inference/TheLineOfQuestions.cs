using Interp.Torch;
using Interp.Workers.Platform;
using TorchSharp;

namespace Interp.Workers.Tests.Platform;

public sealed class TheLineOfQuestions
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_one_after_the_other_on_one_thread_and_refuses_who_finds_no_place()
    {
        using var line = Line(waiting: 2);
        using var hold = new ManualResetEventSlim();
        var first = line.Run(_ => { hold.Wait(); return Environment.CurrentManagedThreadId; }, Cancellation);
        var second = line.Run(_ => Environment.CurrentManagedThreadId, Cancellation);
        var third = line.Run(_ => Environment.CurrentManagedThreadId, Cancellation);
        var full = Should.Throw<LineFullException>(() => { _ = line.Run(_ => 0, Cancellation); });
        full.Waiting.ShouldBe(3);
        full.RetryAfter.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        hold.Set();
        (await second).ShouldBe(await first);
        (await third).ShouldBe(await first);
        (await line.Run(_ => 7, Cancellation)).ShouldBe(7);
    }

    [Fact]
    public async Task Who_leaves_while_waiting_is_not_computed_for()
    {
        using var line = Line(waiting: 2);
        using var hold = new ManualResetEventSlim();
        using var leaving = new CancellationTokenSource();
        var computed = false;
        var first = line.Run(_ => { hold.Wait(); return 0; }, Cancellation);
        var second = line.Run(_ => computed = true, leaving.Token);
        await leaving.CancelAsync();
        hold.Set();
        await first;
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        computed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_question_that_fails_leaves_the_line_whole()
    {
        using var line = Line(waiting: 0);
        await Should.ThrowAsync<InvalidDataException>(() => line.Run<int>(_ => throw new InvalidDataException("no"), Cancellation));
        (await line.Run(_ => 1, Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task It_computes_with_one_torch_thread_and_takes_none_from_a_training()
    {
        var ready = new TaskCompletionSource();
        var settled = new TaskCompletionSource();
        var training = ComputeThread.Run("training", () =>
        {
            TorchThreads.Use(2);
            ready.SetResult();
            settled.Task.Wait(Cancellation);
            return torch.get_num_threads();
        });
        await ready.Task;
        using var line = Line(waiting: 0);
        (await line.Run(_ => torch.get_num_threads(), Cancellation)).ShouldBe(1);
        settled.SetResult();
        (await training).ShouldBe(2);
    }

    private static InferenceLine Line(int waiting) => new(new InferenceSettings(new Uri("http://127.0.0.1:0"), null, waiting, 1), TimeProvider.System);
}
