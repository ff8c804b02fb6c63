using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Circuits;

public sealed class PromptBatchTests
{
    private static readonly TokenPair Short = new([5, 6], [5, 7], 1, 2);
    private static readonly TokenPair Long = new([5, 6, 8], [5, 7, 8], 1, 2) { Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["S2"] = 1 } };

    [Fact]
    public void Shorter_prompts_are_filled_on_the_right_and_end_where_they_end()
    {
        using var scope = torch.NewDisposeScope();
        var batch = new PromptBatch([Short, Long]);

        batch.Clean().data<long>().ToArray().ShouldBe([5, 6, 0, 5, 6, 8]);
        batch.Corrupted().data<long>().ToArray().ShouldBe([5, 7, 0, 5, 7, 8]);
        batch.Positions(TokenPair.End).ShouldBe([1, 2]);
    }

    [Fact]
    public void A_role_that_a_prompt_lacks_is_refused_with_those_it_has()
    {
        Should.Throw<ArgumentException>(() => new PromptBatch([Long]).Positions("IO")).Message.ShouldContain("S2, END");
    }

    [Fact]
    public void Twins_of_two_lengths_and_roles_off_the_end_are_refused()
    {
        Should.Throw<ArgumentException>(() => new PromptBatch([Short with { Corrupted = [5] }])).Message.ShouldContain("2 tokens and its corrupted twin 1");
        Should.Throw<ArgumentException>(() => new PromptBatch([Short with { Roles = Long.Roles }, Short with { Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["S2"] = 2 } }])).Message.ShouldContain("prompt 2");
        Should.Throw<ArgumentException>(() => new PromptBatch([]));
    }

    [Fact]
    public void The_hash_follows_tokens_answers_roles_and_templates()
    {
        var hash = new PromptBatch([Long]).Hash;

        hash.ShouldBe(new PromptBatch([Long with { Clean = [5, 6, 8] }]).Hash);
        foreach (var other in Variants())
            (new PromptBatch([other]).Hash == hash).ShouldBeFalse();
    }

    private static TokenPair[] Variants() => [Long with { Clean = [5, 6, 9] }, Long with { Wrong = 3 }, Long with { Template = 1 }, Long with { Roles = Short.Roles }];

    [Theory]
    [InlineData("9.6")]
    [InlineData("L9H6")]
    [InlineData(" 9,6 ")]
    public void Heads_are_read_as_people_write_them(string text) => HeadName.Parse(text).ShouldBe(new HeadName(9, 6));

    [Theory]
    [InlineData("")]
    [InlineData("9")]
    [InlineData("9.-1")]
    [InlineData("1.2.3")]
    public void What_names_no_head_is_refused(string text) => Should.Throw<FormatException>(() => HeadName.Parse(text));
}
