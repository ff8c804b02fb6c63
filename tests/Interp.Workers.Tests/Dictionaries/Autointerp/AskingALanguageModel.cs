using Interp.Workers.Dictionaries;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class AskingALanguageModel
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_gets_the_question_with_name_and_key_and_its_words_come_back()
    {
        await using var model = await StandInModel.Start();
        (await Client(model).Ask("Explain.", "a\t9", Cancellation)).ShouldBe("letters of the toy text");
        model.Asked.Single().ShouldBe(("Bearer secret", "stand-in", "a\t9"));
    }

    [Theory]
    [InlineData(402, "{}", "no credit")]
    [InlineData(429, """{"error":{"code":"insufficient_quota"}}""", "no credit")]
    [InlineData(401, "{}", "INTERP_LLM_KEY")]
    [InlineData(404, "{}", "INTERP_LLM_MODEL")]
    [InlineData(500, "broken", "500: broken")]
    [InlineData(200, "not json", "not of the form")]
    [InlineData(200, "{}", "not of the form")]
    [InlineData(200, """{"choices":[]}""", "not of the form")]
    [InlineData(200, """{"choices":[{"message":{"content":""}}]}""", "nothing")]
    [InlineData(200, """{"choices":[{"message":{"content":null,"refusal":"I will not."}}]}""", "refused: I will not.")]
    [InlineData(200, """{"choices":[{"message":{"content":"x"},"finish_reason":"content_filter"}]}""", "broke off")]
    public async Task Each_failure_says_what_it_is_and_is_not_tried_again(int status, string body, string reason)
    {
        await using var model = await StandInModel.Start();
        model.Answer = (context, _, _, _) => StandInModel.Fail(context, status, body);
        var ask = () => Client(model).Ask("Explain.", "a", Cancellation);
        (await ask.ShouldThrowAsync<LanguageModelException>()).Message.ShouldContain(reason);
        model.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Over_its_rate_limit_it_is_asked_again_when_it_says_so()
    {
        await using var model = await StandInModel.Start();
        model.Answer = (context, _, _, before) => before < 2 ? Limited(context) : StandInModel.Say(context, "at last");
        (await Client(model).Ask("Explain.", "a", Cancellation)).ShouldBe("at last");
        model.Answer = (context, _, _, _) => Limited(context);
        var ask = () => Client(model).Ask("Explain.", "a", Cancellation);
        (await ask.ShouldThrowAsync<LanguageModelException>()).Message.ShouldContain("rate limit");
        model.Asked.Count.ShouldBe(6);

        static Task Limited(Microsoft.AspNetCore.Http.HttpContext context)
        {
            context.Response.Headers.RetryAfter = "0";
            return StandInModel.Fail(context, 429, "{}");
        }
    }

    [Fact]
    public async Task One_that_does_not_answer_or_is_not_there_is_given_up()
    {
        await using var model = await StandInModel.Start();
        model.Answer = (context, _, _, _) => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
        var slow = () => Client(model, patience: 0.2).Ask("Explain.", "a", Cancellation);
        (await slow.ShouldThrowAsync<LanguageModelException>()).Message.ShouldContain("did not answer");
        var gone = () => Client(new Uri("http://127.0.0.1:9/v1/"), 5).Ask("Explain.", "a", Cancellation);
        (await gone.ShouldThrowAsync<LanguageModelException>()).Message.ShouldContain("could not be reached");
    }

    [Theory]
    [InlineData("[[1,2],[3]]", new[] { 1f, 2, 3 })]
    [InlineData("Here you are:\n```json\n[[0, 9],\n [10]]\n```", new[] { 0f, 9, 10 })]
    public void Predictions_are_read_out_of_an_answer(string answer, float[] expected) => AutointerpText.Predictions(answer, [2, 1]).ShouldBe(expected);

    [Theory]
    [InlineData("I cannot do that.")]
    [InlineData("[[1,2]]")]
    [InlineData("[[1],[3]]")]
    [InlineData("[[1,2],[11]]")]
    [InlineData("[[1,-2],[1]]")]
    [InlineData("[[1,\"a\"],[1]]")]
    [InlineData("[1,2,3]")]
    [InlineData("")]
    public void An_answer_that_is_no_prediction_of_each_token_is_refused(string answer) =>
        Should.Throw<LanguageModelException>(() => AutointerpText.Predictions(answer, [2, 1]));

    private static LanguageModelClient Client(StandInModel model, double patience = 20) => Client(new Uri(model.Address + "/"), patience);

    private static LanguageModelClient Client(Uri address, double patience) => new(
        new LanguageModelSettings(address, "stand-in", "secret", TimeSpan.FromSeconds(patience)),
        new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>(), TimeProvider.System);
}
