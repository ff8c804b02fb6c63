using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class WideningExamples(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ExpansionScope.Window, 100, 118, 0, 82)]
    [InlineData(ExpansionScope.Document, 100, 200, 0, 0)]
    public async Task An_example_is_widened_within_its_document(ExpansionScope scope, long start, long end, long before, long after)
    {
        // Its focus stands at 101, and document 1 holds 100 to 199.
        await using var database = new TestDatabase(cluster);
        var world = await Dictionary(database, Visibility.Public);
        var example = await database.Get<ExpansionQueries>().Expand(world.Learner, "d", 0, 0, scope, Cancellation);
        var asked = (ExpansionQuestion)database.Workers.Questions.Single();
        (asked.Start, asked.Start + asked.Count).ShouldBe((start, end));
        (asked.Corpus, asked.CorpusHash, asked.Feature).ShouldBe(("text", "c", 0));
        (example.Focus, example.Before, example.After, example.Document, example.Source).ShouldBe((1, before, after, 1, "book 1"));
        example.Tokens.Length.ShouldBe((int)(end - start));
    }

    [Theory]
    [InlineData(Visibility.Public, Visibility.Public, true, true)]
    [InlineData(Visibility.Public, Visibility.Cohort, true, false)]
    [InlineData(Visibility.Cohort, Visibility.Public, false, false)]
    public async Task Without_an_account_windows_of_public_dictionaries_are_open_and_documents_of_public_corpora(Visibility dictionary, Visibility corpus, bool window, bool document)
    {
        await using var database = new TestDatabase(cluster);
        await Dictionary(database, dictionary, corpus);
        await Check(database, Viewer.Anonymous, ExpansionScope.Window, window);
        await Check(database, Viewer.Anonymous, ExpansionScope.Document, document);
        database.Workers.Runs.ShouldAllBe(person => person == null);
    }

    [Theory]
    [InlineData("learner", true)]
    [InlineData("stranger", false)]
    [InlineData("administrator", true)]
    public async Task A_cohorts_dictionary_is_open_to_its_members(string who, bool may)
    {
        await using var database = new TestDatabase(cluster);
        var world = await Dictionary(database, Visibility.Cohort, Visibility.Cohort);
        var viewer = who switch { "learner" => world.Learner, "stranger" => world.Stranger, _ => world.Administrator };
        await Check(database, viewer, ExpansionScope.Window, may);
        await Check(database, viewer, ExpansionScope.Document, may);
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(-1, 0)]
    public async Task An_example_that_does_not_exist_is_refused_before_anything_runs(int feature, int example)
    {
        await using var database = new TestDatabase(cluster);
        var world = await Dictionary(database, Visibility.Public);
        var expand = () => database.Get<ExpansionQueries>().Expand(world.Learner, "d", feature, example, ExpansionScope.Window, Cancellation);
        await expand.ShouldThrowAsync<InvalidParametersException>();
        database.Workers.Questions.ShouldBeEmpty();
    }

    private static async Task Check(TestDatabase database, Viewer viewer, ExpansionScope scope, bool may)
    {
        var expand = () => database.Get<ExpansionQueries>().Expand(viewer, "d", 0, 0, scope, Cancellation);
        if (may) (await expand()).Tokens.ShouldNotBeEmpty();
        else (await Should.ThrowAsync<Exception>(expand)).ShouldSatisfyAllConditions(e => (e is ForbiddenException or DictionaryNotFoundException).ShouldBeTrue());
    }

    private static async Task<World> Dictionary(TestDatabase database, Visibility visibility, Visibility corpus = Visibility.Public)
    {
        database.Workers.Answer<ExpansionQuestion, ExpansionAnswer>(q => new(new int[q.Count], new float[q.Count], new float?[q.Count]));
        await using var db = database.Open();
        var world = await World.Create(db);
        await world.AddDictionary(db, "d", visibility, world.Instructor, Rows.Feature(0), Rows.Feature(1));
        db.Add(Rows.Examples(await db.Dictionaries.Select(d => d.Id).SingleAsync(Cancellation), 0, (ExampleKind.Top, 0, 1)));
        await db.SaveChangesAsync(Cancellation);
        await db.Set<Corpus>().ExecuteUpdateAsync(s => s.SetProperty(c => c.Visibility, corpus).SetProperty(c => c.CohortId, world.Cohort), Cancellation);
        return world;
    }
}
