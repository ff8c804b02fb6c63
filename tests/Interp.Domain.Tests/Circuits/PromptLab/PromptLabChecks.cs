using Interp.Domain.Circuits;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Circuits;

public sealed class PromptLabChecks(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tokens_come_as_text_with_what_the_other_prompt_has_not_at_that_place()
    {
        await using var database = new TestDatabase(cluster);
        var world = await Create(database, Visibility.Public);
        database.Workers.Answer<PromptLabQuestion, PromptLabAnswer>(q => Answer([0, 2, 6], [0, 1, 6]));
        var sheet = await database.Get<PromptLabQueries>().Look(world.Learner, new("tiny", "a the cat", "ab cat", "cat", "b"), Cancellation);
        sheet.Clean.Tokens.Select(t => t.Text).ShouldBe(["a", " the", "cat"]);
        sheet.Clean.Differs.ShouldBe([false, true, false]);
        sheet.Corrupted!.Differs.ShouldBe([false, true, false]);
        sheet.SameLength.ShouldBeTrue();
        sheet.Clean.Next.Single().Token.Display.ShouldBe("⏎");
        (sheet.Answer!.Text, sheet.Wrong!.Text).ShouldBe(("cat", "b"));
        // The lens names each token once: ids 6 and 3 of both prompts at places 0 and 1.
        sheet.LensTokens.Ids.ShouldBe([6, 3]);
        sheet.Corrupted.Lens!.Own.Tokens.ShouldBe([0, 1, 0, 0, 0, 0]);
        var asked = (PromptLabQuestion)database.Workers.Questions.Single();
        asked.ShouldBe(new PromptLabQuestion("tiny", "a the cat", "ab cat", "cat", "b", Mark: false, Top: 10));
    }

    [Fact]
    public async Task Prompts_of_two_lengths_are_told_apart_by_what_neither_shares_in_order()
    {
        await using var database = new TestDatabase(cluster);
        var world = await Create(database, Visibility.Public);
        database.Workers.Answer<PromptLabQuestion, PromptLabAnswer>(q => Answer([0, 2, 1, 6], [0, 1, 6]));
        var sheet = await database.Get<PromptLabQueries>().Look(world.Learner, new("tiny", "x", "y"), Cancellation);
        sheet.SameLength.ShouldBeFalse();
        sheet.Clean.Differs.ShouldBe([false, true, false, false]);
        sheet.Corrupted!.Differs.ShouldBe([false, false, false]);
    }

    [Fact]
    public async Task The_same_question_is_computed_once_and_taken_from_the_share_once_until_the_weights_change()
    {
        await using var database = new TestDatabase(cluster);
        var world = await Create(database, Visibility.Public);
        database.Workers.Answer<PromptLabQuestion, PromptLabAnswer>(q => Answer([0], null));
        var prompts = database.Get<PromptLabQueries>();
        for (var i = 0; i < 3; i++) await prompts.Look(world.Learner, new("tiny", "a"), Cancellation);
        await prompts.Look(world.Stranger, new("tiny", "a", "", ""), Cancellation);
        database.Workers.Questions.Count.ShouldBe(1);
        database.Workers.Runs.ShouldBe([world.Learner.PersonId]);
        await prompts.Look(world.Learner, new("tiny", "a", Mark: true), Cancellation);
        await using (var db = database.Open()) await db.Models.ExecuteUpdateAsync(s => s.SetProperty(m => m.WeightsHash, "other"), Cancellation);
        await prompts.Look(world.Learner, new("tiny", "a"), Cancellation);
        database.Workers.Questions.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("anonymous", Visibility.Public, false)]
    [InlineData("learner", Visibility.Public, true)]
    [InlineData("learner", Visibility.Cohort, true)]
    [InlineData("learner", Visibility.Private, false)]
    [InlineData("stranger", Visibility.Public, true)]
    [InlineData("stranger", Visibility.Cohort, false)]
    [InlineData("instructor", Visibility.Private, true)]
    [InlineData("administrator", Visibility.Private, true)]
    public async Task Whoever_is_signed_in_may_with_a_model_that_they_may_see(string who, Visibility visibility, bool may)
    {
        await using var database = new TestDatabase(cluster);
        var world = await Create(database, visibility);
        database.Workers.Answer<PromptLabQuestion, PromptLabAnswer>(_ => Answer([0], null));
        var viewer = who switch { "learner" => world.Learner, "stranger" => world.Stranger, "instructor" => world.Instructor, "administrator" => world.Administrator, _ => Viewer.Anonymous };
        var look = () => database.Get<PromptLabQueries>().Look(viewer, new("tiny", "a"), Cancellation);
        if (may) await look();
        else if (who == "anonymous") await look.ShouldThrowAsync<ForbiddenException>();
        else await look.ShouldThrowAsync<NotFoundException>();
        database.Workers.Runs.Count.ShouldBe(may ? 1 : 0);
    }

    public static TheoryData<string, PromptLabRequest> Nonsense => new()
    {
        { "model", new(null, "a") },
        { "model", new("", "a") },
        { "clean", new("tiny", null) },
        { "clean", new("tiny", "") },
        { "clean", new("tiny", new string('x', 1001)) },
        { "corrupted", new("tiny", "a", new string('x', 1001)) },
        { "answer", new("tiny", "a", null, new string('x', 65)) },
        { "wrong", new("tiny", "a", null, "b", new string('x', 65)) },
        { "wrong", new("tiny", "a", null, " b", " b") },
        { "answer", new("tiny", "a", null, null, "b") },
        { "top", new("tiny", "a", Top: 0) },
        { "top", new("tiny", "a", Top: 51) },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task What_makes_no_sense_never_reaches_a_worker(string field, PromptLabRequest request)
    {
        await using var database = new TestDatabase(cluster);
        var world = await Create(database, Visibility.Public);
        var look = () => database.Get<PromptLabQueries>().Look(world.Learner, request, Cancellation);
        (await look.ShouldThrowAsync<InvalidParametersException>()).Problems.ShouldContain(p => p.Field == field);
        database.Workers.Questions.ShouldBeEmpty();
    }

    private static PromptLabAnswer Answer(int[] clean, int[]? corrupted) =>
        new(1, 1, Reading(clean, [6, 6]), corrupted is null ? null : Reading(corrupted, [6, 3]), 6, 1, []);

    private static LabReading Reading(int[] tokens, int[] lens)
    {
        int[] cells = [.. lens, .. Enumerable.Repeat(6, 2 * tokens.Length)];
        var read = new LensCells(cells[..(2 * tokens.Length)], new float[2 * tokens.Length]);
        return new(tokens, [new(3, 1.5f, 0.25f)], null, new(new byte[AttentionPatterns.Cells(tokens.Length)], new float[tokens.Length]), null, new(["embed", "layer 0"], read, read));
    }

    private static async Task<World> Create(TestDatabase database, Visibility visibility)
    {
        await using var db = database.Open();
        var world = await World.Create(db);
        await db.Models.ExecuteUpdateAsync(
            s => s.SetProperty(m => m.Visibility, visibility).SetProperty(m => m.CohortId, world.Cohort).SetProperty(m => m.OwnerId, world.Instructor.PersonId), Cancellation);
        return world;
    }
}
