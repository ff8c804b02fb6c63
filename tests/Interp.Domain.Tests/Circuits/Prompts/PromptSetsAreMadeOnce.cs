using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Circuits;

public sealed class PromptSetsAreMadeOnce(PostgresCluster cluster) : IAsyncLifetime
{
    private static readonly PromptSetRequest Ioi = new(PromptSource.Ioi, Prompts: 100, Seed: 1);
    private static readonly PromptText Pair = new("a b", "b a", " the", "cat");
    private readonly TestDatabase database = new(cluster);
    private World world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PromptSetCommands Commands => database.Get<PromptSetCommands>();

    private PromptSetQueries Sets => database.Get<PromptSetQueries>();

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        world = await World.Create(db);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Two_of_a_class_who_ask_for_the_same_get_one_set()
    {
        var first = await Commands.Create(world.Learner, Ioi, Cancellation);
        (await Commands.Create(world.Researcher, Ioi with { Title = "Mine" }, Cancellation)).ShouldBe(first);
        string[] others =
        [
            await Commands.Create(world.Researcher, Ioi with { Seed = 2 }, Cancellation),
            await Commands.Create(world.Stranger, Ioi, Cancellation),
            await Commands.Create(world.Researcher, Ioi with { Visibility = Visibility.Private }, Cancellation),
        ];
        others.ShouldAllBe(name => name != first, "another seed, another cohort and a private set are sets of their own");
        var set = (await Sets.Find(world.Instructor, first, Cancellation))!;
        (set.Summary.Source, set.Summary.Prompts, set.Seed, set.Pairs).ShouldBe((PromptSource.Ioi, 100, 1, null));
        (await Sets.Find(world.Stranger, first, Cancellation)).ShouldBeNull();
        (await Sets.List(Viewer.Anonymous, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_lesson_s_sentences_are_there_once_for_everybody()
    {
        (await Commands.Provide(LessonPrompts.Request, Cancellation)).ShouldBeTrue();
        (await Commands.Provide(LessonPrompts.Request, Cancellation)).ShouldBeFalse();
        var set = (await Sets.List(Viewer.Anonymous, Cancellation)).ShouldHaveSingleItem();
        (set.Name, set.Visibility, set.Prompts, set.MadeBy).ShouldBe((LessonPrompts.Name, Visibility.Public, 60, null));
        (await Commands.Create(world.Learner, Ioi with { Prompts = 60 }, Cancellation)).ShouldBe(LessonPrompts.Name, "whoever makes the same by hand is led to it");
        var own = await Commands.Create(world.Learner, Ioi with { Prompts = 60, Visibility = Visibility.Private }, Cancellation);
        (own == LessonPrompts.Name).ShouldBeFalse("a private set is one's own");
    }

    [Fact]
    public async Task The_lesson_s_sentences_do_not_come_beside_those_that_a_class_made()
    {
        var made = await Commands.Create(world.Learner, Ioi with { Prompts = 60 }, Cancellation);
        (await Commands.Provide(LessonPrompts.Request, Cancellation)).ShouldBeFalse();
        (await Sets.List(world.Learner, Cancellation)).ShouldHaveSingleItem().Name.ShouldBe(made);
    }

    [Fact]
    public async Task Written_pairs_are_kept_as_they_are()
    {
        var pair = Pair with { Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["S2"] = 2 } };
        var name = await Commands.Create(world.Learner, new(PromptSource.Pairs, Pairs: [pair], Name: "mine", Title: " One ", Visibility: Visibility.Private), Cancellation);
        var set = (await Sets.Find(world.Learner, name, Cancellation))!;
        (set.Summary.Name, set.Summary.Title).ShouldBe(("mine", "One"));
        var kept = set.Pairs!.ShouldHaveSingleItem();
        kept.ShouldBe(pair with { Roles = kept.Roles });
        kept.Roles.ShouldBe(pair.Roles);
        (await Refused(new(PromptSource.Pairs, Pairs: [Pair], Name: "mine"))).ShouldHaveSingleItem().Message.ShouldContain("choose another name");
    }

    public static TheoryData<PromptSetRequest, string, string> Hostile => new()
    {
        { Ioi with { Prompts = 1001 }, "prompts", "from 1 to 1000" },
        { Ioi with { Seed = -1 }, "seed", "0 or more" },
        { Ioi with { Parameters = new(Template: 16) }, "parameters.template", "1 to 15" },
        { Ioi with { Parameters = new(Order: "x") }, "parameters.order", "abba" },
        { Ioi with { Pairs = [Pair] }, "pairs", "leave them out" },
        { Ioi with { Name = "../x" }, "name", "lower-case" },
        { Ioi with { Visibility = (Visibility)9 }, "visibility", "Choose" },
        { new(PromptSource.Pairs), "pairs", "1 to 1000" },
        { new(PromptSource.Pairs, Pairs: [.. Enumerable.Repeat(Pair, 1001)]), "pairs", "1 to 1000" },
        { new(PromptSource.Pairs, Pairs: [Pair with { Clean = "" }]), "pairs", "clean prompt" },
        { new(PromptSource.Pairs, Pairs: [null!]), "pairs", "missing" },
        { new(PromptSource.Pairs, Pairs: [Pair with { Corrupted = new string('a', 2001) }]), "pairs", "2000" },
        { new(PromptSource.Pairs, Pairs: [Pair with { Clean = "a\0" }]), "pairs", "clean prompt" },
        { new(PromptSource.Pairs, Pairs: [Pair with { Clean = "a\ud800" }]), "pairs", "clean prompt" },
        { new(PromptSource.Pairs, Pairs: [Pair with { Wrong = " the" }]), "pairs", "always be 0" },
        { new(PromptSource.Pairs, Pairs: [Pair with { Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["S2"] = 3 } }]), "pairs", "off the end" },
        { new(PromptSource.Pairs, Pairs: [Pair with { Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["S 2"] = 0 } }]), "pairs", "call a role" },
        { new(PromptSource.Pairs, Pairs: [Pair, Pair with { Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["S2"] = 0 } }]), "pairs", "the same roles" },
        { new(PromptSource.Pairs, Pairs: [.. Enumerable.Repeat(Pair with { Clean = new string('a', 1500) }, 300)]), "pairs", "together" },
        { new(PromptSource.Pairs, Pairs: [Pair], Seed: 1), "seed", "leave it out" },
        { new(PromptSource.Pairs, Pairs: [Pair], Lines: "a | b | c | d"), "lines", "either" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_requests_are_refused_with_what_to_do(PromptSetRequest request, string field, string what) =>
        (await Refused(request)).ShouldContain(p => p.Field == field && p.Message.Contains(what, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public async Task Only_members_make_sets_for_a_cohort()
    {
        await Should.ThrowAsync<ForbiddenException>(() => Commands.Create(Viewer.Anonymous, Ioi, Cancellation));
        await Should.ThrowAsync<ForbiddenException>(() => Commands.Create(world.Stranger, Ioi with { CohortId = world.Cohort }, Cancellation));
        var alone = world.Learner with { Roles = new Dictionary<int, CohortRole>() };
        await Should.ThrowAsync<ForbiddenException>(() => Commands.Create(alone, Ioi, Cancellation));
        await Should.ThrowAsync<ForbiddenException>(() => Commands.Create(alone, Ioi with { Visibility = Visibility.Public }, Cancellation));
        (await Commands.Create(alone, Ioi with { Visibility = Visibility.Private }, Cancellation)).ShouldNotBeEmpty();
        (await Commands.Create(world.Administrator with { IsAdministrator = true }, Ioi with { Visibility = Visibility.Public }, Cancellation)).ShouldNotBeEmpty();
    }

    private async Task<IReadOnlyList<ParameterProblem>> Refused(PromptSetRequest request) =>
        (await Should.ThrowAsync<InvalidParametersException>(() => Commands.Create(world.Learner, request, Cancellation))).Problems;
}
