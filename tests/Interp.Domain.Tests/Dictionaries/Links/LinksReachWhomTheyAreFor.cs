using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class LinksReachWhomTheyAreFor(OpinionWorld world) : IClassFixture<OpinionWorld>
{
    private static readonly string[] People = ["anonymous", "stranger", "learner", "instructor", "administrator"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Link visibility × visitor; made by the learner, into a dictionary that all of them could see.</summary>
    [Theory]
    [InlineData(Visibility.Private, "Missing Missing Open Missing Open")]
    [InlineData(Visibility.Cohort, "SignInNeeded OtherCohort Open Open Open")]
    [InlineData(Visibility.Public, "Open Open Open Open Open")]
    public async Task A_link_opens_for_those_it_was_made_for(Visibility visibility, string expected)
    {
        var link = await Make("/d/public/12?order=density&minDensity=1%25&cohort=1#top", visibility);
        link.Target.ShouldBe("/d/public/12?order=density&minDensity=1%25&cohort=1#top");
        var outcomes = new List<string>();
        foreach (var person in People)
        {
            var opening = await world.Get<LinkQueries>().Open(world.Who(person), link.Code, Cancellation);
            outcomes.Add(opening.Access.ToString());
            (opening.Link is not null).ShouldBe(opening.Access == LinkAccess.Open);
        }

        string.Join(' ', outcomes).ShouldBe(expected);
    }

    [Fact]
    public async Task A_link_opens_no_door_that_was_shut_behind_it()
    {
        var link = await Make("/d/public/1", Visibility.Public);
        await Set("public", Visibility.Cohort);
        (await world.Get<LinkQueries>().Open(Viewer.Anonymous, link.Code, Cancellation)).Access.ShouldBe(LinkAccess.TargetHidden);
        (await world.Get<LinkQueries>().Open(world.World.Learner, link.Code, Cancellation)).Access.ShouldBe(LinkAccess.Open);
        await Set("public", Visibility.Public);
    }

    [Theory]
    [InlineData("/d/cohort/1", Visibility.Public)]
    [InlineData("/d/private/1", Visibility.Public)]
    [InlineData("/d/private/1", Visibility.Cohort)]
    public async Task A_link_is_not_shared_wider_than_what_it_leads_to(string target, Visibility visibility)
    {
        var refused = await Should.ThrowAsync<InvalidParametersException>(() => world.Get<LinkCommands>().Create(world.World.Researcher, new(target, "x", visibility), Cancellation));
        refused.Problems.Single().Field.ShouldBe("visibility");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/d/../account/sign-out")]
    [InlineData("/%61ccount/sign-out")]
    [InlineData("/Account/tokens")]
    [InlineData("/d/..%2Faccount/tokens")]
    [InlineData("/api/v1/dictionaries")]
    [InlineData("/s/abc")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/d/x\r\nSet-Cookie: a=b")]
    [InlineData("javascript:alert(1)")]
    [InlineData("d/x")]
    [InlineData("")]
    public async Task What_is_no_page_of_this_site_cannot_be_shared(string target)
    {
        var refused = await Should.ThrowAsync<InvalidParametersException>(() => world.Get<LinkCommands>().Create(world.World.Learner, new(target, "x", Visibility.Private), Cancellation));
        refused.Problems.ShouldContain(p => p.Field == "target");
    }

    [Fact]
    public async Task A_revoked_link_has_ended_and_only_its_owner_and_instructors_end_it()
    {
        var link = await Make("/d/public/2", Visibility.Cohort);
        await Should.ThrowAsync<NotFoundException>(() => world.Get<LinkCommands>().Revoke(world.World.Researcher, link.Code, Cancellation));
        await Should.ThrowAsync<NotFoundException>(() => world.Get<LinkCommands>().Revoke(Viewer.Anonymous, link.Code, Cancellation));
        await world.Get<LinkCommands>().Revoke(world.World.Instructor, link.Code, Cancellation);
        (await world.Get<LinkQueries>().Open(world.World.Learner, link.Code, Cancellation)).Access.ShouldBe(LinkAccess.Revoked);
        (await world.Get<LinkQueries>().Open(world.World.Stranger, link.Code, Cancellation)).Access.ShouldBe(LinkAccess.OtherCohort);
        (await world.Get<LinkQueries>().Mine(world.World.Learner, Cancellation)).Single(l => l.Code == link.Code).RevokedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_code_cannot_be_guessed_and_links_take_an_account()
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 20; i++) codes.Add((await Make("/", Visibility.Private)).Code);
        codes.Count.ShouldBe(20);
        codes.ShouldAllBe(c => c.Length == 22);
        await Should.ThrowAsync<ForbiddenException>(() => world.Get<LinkCommands>().Create(Viewer.Anonymous, new("/", "x", Visibility.Public), Cancellation));
        (await world.Get<LinkQueries>().Open(Viewer.Anonymous, "'; DROP TABLE links; --", Cancellation)).Access.ShouldBe(LinkAccess.Missing);
    }

    private Task<LinkSummary> Make(string target, Visibility visibility) =>
        world.Get<LinkCommands>().Create(world.World.Learner, new(target, "a view", visibility), Cancellation);

    private async Task Set(string dictionary, Visibility visibility)
    {
        await using var db = world.Database.Open();
        db.Dictionaries.Single(d => d.Name == dictionary).Visibility = visibility;
        await db.SaveChangesAsync(Cancellation);
    }
}
