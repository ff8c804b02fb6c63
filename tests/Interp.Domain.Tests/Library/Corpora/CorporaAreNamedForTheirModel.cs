using Interp.Domain.Library;

namespace Interp.Domain.Tests.Library;

public sealed class CorporaAreNamedForTheirModel
{
    [Theory]
    [InlineData("mini-pile-1l", "mini-pile-for-mini-pile-1l")]
    [InlineData("GPT2.small", "mini-pile-for-gpt2-small")]
    [InlineData("modèle", "mini-pile-for-mod-le")]
    public void The_name_says_whose_tokens_it_holds(string model, string name) => CorpusNames.For("mini-pile", model).ShouldBe(name);

    [Fact]
    public void A_long_name_is_still_one_that_a_corpus_may_have()
    {
        var name = CorpusNames.For("mini-pile", new string('x', 200));
        (BuildCorpusParameters.Default with { Name = name }).Validate().ShouldBeEmpty();
    }
}
