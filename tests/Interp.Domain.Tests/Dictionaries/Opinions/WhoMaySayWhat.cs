using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;

namespace Interp.Domain.Tests.Dictionaries;

/// <summary>Role × action × visibility of the dictionary: "ok", "none" (no cohort), "forbidden", "hidden" (no such dictionary).</summary>
public sealed class WhoMaySayWhat(OpinionWorld world) : IClassFixture<OpinionWorld>
{
    private static readonly string[] People = ["anonymous", "stranger", "learner", "researcher", "instructor", "administrator"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("read", "public", "none ok ok ok ok ok")]
    [InlineData("read", "cohort", "hidden hidden ok ok ok ok")]
    [InlineData("read", "private", "hidden hidden hidden ok hidden ok")]
    [InlineData("label", "public", "forbidden ok ok ok ok ok")]
    [InlineData("label", "cohort", "hidden hidden ok ok ok ok")]
    [InlineData("label", "private", "hidden hidden hidden ok hidden ok")]
    [InlineData("settle", "public", "forbidden ok forbidden forbidden ok ok")]
    [InlineData("settle", "cohort", "hidden hidden forbidden forbidden ok ok")]
    [InlineData("settle", "private", "hidden hidden hidden forbidden hidden ok")]
    [InlineData("rate", "public", "forbidden ok ok ok ok ok")]
    [InlineData("rate", "cohort", "hidden hidden ok ok ok ok")]
    [InlineData("rate", "private", "hidden hidden hidden ok hidden ok")]
    [InlineData("ratings", "public", "none ok forbidden forbidden ok ok")]
    [InlineData("ratings", "cohort", "hidden hidden forbidden forbidden ok ok")]
    [InlineData("of the other cohort", "public", "forbidden ok forbidden forbidden forbidden ok")]
    public async Task Each_gets_what_their_role_and_the_visibility_allow(string action, string visibility, string expected)
    {
        var outcomes = new List<string>();
        foreach (var person in People) outcomes.Add(await Outcome(action, visibility, person));
        string.Join(' ', outcomes).ShouldBe(expected);
    }

    private async Task<string> Outcome(string action, string visibility, string person)
    {
        try
        {
            return await Try(action, visibility, world.Who(person), Array.IndexOf(People, person));
        }
        catch (ForbiddenException)
        {
            return "forbidden";
        }
        catch (DictionaryNotFoundException)
        {
            return "hidden";
        }
    }

    private async Task<string> Try(string action, string visibility, Viewer viewer, int number)
    {
        // Each action works on features of its own; each settler on one of their own, since what is settled is closed to others.
        switch (action)
        {
            case "read":
                return await world.Get<OpinionQueries>().Find(viewer, new(visibility, 30), Cancellation) is null ? "none" : "ok";
            case "label":
                await world.Get<LabelCommands>().Save(viewer, new(visibility, 20 + number), new("x", LabelStatus.Proposed, 0), Cancellation);
                return "ok";
            case "settle":
                await world.Get<LabelCommands>().Save(viewer, new(visibility, 10 + number), new("x", LabelStatus.Adjudicated, 0, "why"), Cancellation);
                return "ok";
            case "rate":
                await world.Rate(viewer, new(visibility, 32), 1, 1, 1, 1, Cancellation);
                return "ok";
            case "ratings":
                var ratings = await world.Get<RatingQueries>().List(viewer, new(visibility, 33), Cancellation);
                return viewer.IsSignedIn && ratings.Count == 0 ? "ok" : "none";
            default:
                return await world.Get<OpinionQueries>().Find(viewer, new(visibility, 30, world.World.OtherCohort), Cancellation) is null ? "none" : "ok";
        }
    }
}
