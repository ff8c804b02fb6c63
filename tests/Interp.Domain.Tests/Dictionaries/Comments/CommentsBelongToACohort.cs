using Interp.Domain.Dictionaries;
using Interp.Domain.People;
using Interp.Domain.Platform;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class CommentsBelongToACohort(OpinionWorld world) : IClassFixture<OpinionWorld>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private CommentCommands Comments => world.Get<CommentCommands>();

    [Fact]
    public async Task Answers_stand_in_their_thread_and_what_is_taken_back_leaves_them()
    {
        var feature = new FeatureAddress("public", 1);
        var first = await Comments.Post(world.World.Learner, feature, "Is it *Latin*?", null, Cancellation);
        var answer = await Comments.Post(world.Peer, feature, "Only half.", first, Cancellation);
        await Comments.Edit(world.Peer, answer, "Only a third.", Cancellation);
        await Comments.Delete(world.World.Learner, first, Cancellation);
        var thread = (await Find(world.Peer, feature)).Threads.Single();
        (thread.First.IsDeleted, thread.First.Text).ShouldBe((true, null));
        thread.Replies.Single().ShouldSatisfyAllConditions(r => r.Text.ShouldBe("Only a third."), r => r.EditedAt.ShouldNotBeNull(), r => r.IsMine.ShouldBeTrue(), r => r.Author.ShouldBe("peer"));
        await Should.ThrowAsync<NotFoundException>(() => Comments.Post(world.Peer, feature, "x", answer, Cancellation));
        await Should.ThrowAsync<NotFoundException>(() => Comments.Post(world.Peer, new("public", 2), "x", first, Cancellation));
        await Should.ThrowAsync<NotFoundException>(() => Comments.Post(world.World.Stranger, feature, "x", first, Cancellation));
    }

    /// <summary>Action × person, on the learner's comment: "ok", "forbidden", or "hidden" where the comment is told not to exist.</summary>
    [Theory]
    [InlineData("edit", "hidden hidden ok forbidden forbidden forbidden")]
    [InlineData("delete", "hidden hidden ok forbidden forbidden forbidden")]
    [InlineData("resolve", "hidden hidden ok forbidden ok ok")]
    [InlineData("report", "hidden hidden ok ok ok ok")]
    [InlineData("hide", "hidden hidden forbidden forbidden ok ok")]
    public async Task Each_may_do_with_a_comment_what_their_role_allows(string action, string expected)
    {
        var outcomes = new List<string>();
        foreach (var person in new[] { "anonymous", "stranger", "learner", "researcher", "instructor", "administrator" })
        {
            var id = await Comments.Post(world.World.Learner, new("cohort", 3), "a comment", null, Cancellation);
            try
            {
                await Do(action, world.Who(person), id);
                outcomes.Add("ok");
            }
            catch (ForbiddenException)
            {
                outcomes.Add("forbidden");
            }
            catch (NotFoundException)
            {
                outcomes.Add("hidden");
            }
        }

        string.Join(' ', outcomes).ShouldBe(expected);
    }

    [Fact]
    public async Task A_reported_comment_waits_for_an_instructor_who_hides_it_or_sets_the_report_aside()
    {
        var feature = new FeatureAddress("public", 4);
        var id = await Comments.Post(world.Peer, feature, "rude", null, Cancellation);
        await Comments.Report(world.World.Learner, id, "it is rude", Cancellation);
        await Comments.Report(world.World.Learner, id, "twice", Cancellation);
        await Should.ThrowAsync<ForbiddenException>(() => world.Get<CommentQueries>().Reported(world.World.Researcher, world.World.Cohort, Cancellation));
        var waiting = (await world.Get<CommentQueries>().Reported(world.World.Instructor, world.World.Cohort, Cancellation)).Single(r => r.Comment.Id == id);
        waiting.Comment.Reports.ShouldBe(["it is rude"]);
        (await Find(world.World.Learner, feature)).Threads.Single().First.Reports.ShouldBeEmpty();

        await Comments.Hide(world.World.Instructor, id, hidden: true, Cancellation);
        (await Find(world.World.Learner, feature)).Threads.Single().First.ShouldSatisfyAllConditions(c => c.Text.ShouldBeNull(), c => c.IsHidden.ShouldBeTrue());
        (await Find(world.World.Instructor, feature)).Threads.Single().First.Text.ShouldBe("rude");
        (await world.Get<CommentQueries>().Reported(world.World.Instructor, world.World.Cohort, Cancellation)).ShouldNotContain(r => r.Comment.Id == id);
        await Should.ThrowAsync<ForbiddenException>(() => Comments.Edit(world.Peer, id, "nice", Cancellation));
        await Comments.Hide(world.World.Instructor, id, hidden: false, Cancellation);
        (await Find(world.World.Learner, feature)).Threads.Single().First.Text.ShouldBe("rude");
    }

    [Fact]
    public async Task A_cohort_s_words_stay_in_it()
    {
        var feature = new FeatureAddress("public", 5);
        await Comments.Post(world.World.Learner, feature, "ours", null, Cancellation);
        (await Find(world.World.Stranger, feature)).Threads.ShouldBeEmpty();
        (await world.Get<CommentQueries>().Find(Viewer.Anonymous, feature, Cancellation)).ShouldBeNull();
        await Should.ThrowAsync<ForbiddenException>(() => world.Get<CommentQueries>().Find(world.World.Stranger, feature with { Cohort = world.World.Cohort }, Cancellation));
        await Should.ThrowAsync<DictionaryNotFoundException>(() => world.Get<CommentQueries>().Find(world.World.Stranger, new("cohort", 5), Cancellation));
    }

    [Fact]
    public async Task Whoever_rates_blind_neither_reads_nor_writes()
    {
        var feature = new FeatureAddress("public", 6);
        var id = await Comments.Post(world.Peer, feature, "telling", null, Cancellation);
        await world.Get<RatingCommands>().Open(world.World.Learner, feature, Cancellation);
        await Should.ThrowAsync<RatingBlindException>(() => Find(world.World.Learner, feature));
        await Should.ThrowAsync<RatingBlindException>(() => Comments.Post(world.World.Learner, feature, "x", id, Cancellation));
        await Should.ThrowAsync<RatingBlindException>(() => Comments.Report(world.World.Learner, id, "x", Cancellation));
    }

    [Fact]
    public async Task Peers_see_the_pseudonym_and_instructors_the_name()
    {
        var feature = new FeatureAddress("public", 7);
        await Comments.Post(world.Peer, feature, "hello", null, Cancellation);
        var pseudonyms = world.Get<PseudonymCommands>();
        await pseudonyms.Set(world.Peer, world.World.Cohort, " Otter ", Cancellation);
        (await Find(world.World.Learner, feature)).Threads.Single().First.Author.ShouldBe("Otter");
        (await Find(world.World.Researcher, feature)).Threads.Single().First.Author.ShouldBe("Otter");
        (await Find(world.World.Instructor, feature)).Threads.Single().First.Author.ShouldBe("peer (Otter)");
        (await Find(world.Peer, feature)).Threads.Single().First.Author.ShouldBe("peer");
        await Should.ThrowAsync<InvalidParametersException>(() => pseudonyms.Set(world.World.Learner, world.World.Cohort, "otter", Cancellation));
        await Should.ThrowAsync<InvalidParametersException>(() => pseudonyms.Set(world.World.Learner, world.World.Cohort, "Instructor", Cancellation));
        await Should.ThrowAsync<InvalidParametersException>(() => pseudonyms.Set(world.World.Learner, world.World.Cohort, "<b>", Cancellation));
        await Should.ThrowAsync<ForbiddenException>(() => pseudonyms.Set(world.World.Stranger, world.World.Cohort, "Otter2", Cancellation));
        await pseudonyms.Set(world.Peer, world.World.Cohort, "", Cancellation);
        (await Find(world.World.Learner, feature)).Threads.Single().First.Author.ShouldBe("peer");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("a\0b")]
    [InlineData(null)]
    public async Task Text_that_is_no_comment_is_refused(string? text) =>
        await Should.ThrowAsync<InvalidParametersException>(() => Comments.Post(world.Peer, new("public", 8), text ?? new string('x', 4001), null, Cancellation));

    private Task Do(string action, Viewer viewer, Guid id) => action switch
    {
        "edit" => Comments.Edit(viewer, id, "changed", Cancellation),
        "delete" => Comments.Delete(viewer, id, Cancellation),
        "resolve" => Comments.Resolve(viewer, id, true, Cancellation),
        "report" => Comments.Report(viewer, id, "why", Cancellation),
        _ => Comments.Hide(viewer, id, true, Cancellation),
    };

    private async Task<Discussion> Find(Viewer viewer, FeatureAddress feature) => (await world.Get<CommentQueries>().Find(viewer, feature, Cancellation))!;
}
