using System.Text.Json;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Platform;

public sealed class LanguageModelsAreCheckedBeforeTheyQueue(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private World world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        world = await World.Create(db);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(TrainLanguageModelParameters.Kind, """{"positions":"rotary","dModel":36,"heads":4}""", "positions", "an even number")]
    [InlineData(TrainLanguageModelParameters.Kind, """{"positions":"rotary","dModel":30,"heads":4}""", "heads", "divides")]
    [InlineData(TrainLanguageModelParameters.Kind, """{"positions":"sinusoidal"}""", "positions", "wrong type")]
    [InlineData(TrainLanguageModelParameters.Kind, """{"tiedStart":"yes"}""", "tiedStart", "wrong type")]
    [InlineData(TrainLanguageModelParameters.Kind, """{"trainTokens":1000000,"cooldownAt":1000000}""", "cooldownAt", "below trainTokens")]
    [InlineData(TrainLanguageModelParameters.Kind, """{"cooldownAt":0}""", "cooldownAt", "above 0")]
    [InlineData(TrainLanguageModelParameters.Kind, """{"heads":0,"positions":"rotary"}""", "heads", "from 1 to 64")]
    [InlineData(TrainLanguageModelParameters.Kind, """{"corpus":"none"}""", "corpus", "text")]
    [InlineData(BuildCorpusParameters.Kind, """{"source":"ioi-mix"}""", "corpus", "mini-pile")]
    [InlineData(BuildCorpusParameters.Kind, """{"source":"ioi-mix","corpus":"none"}""", "corpus", "Choose one of: text")]
    [InlineData(BuildCorpusParameters.Kind, """{"source":"ioi-mix","corpus":"text","tokenizer":"tiny"}""", "tokenizer", "its own")]
    [InlineData(BuildCorpusParameters.Kind, """{"source":"mini-pile","corpus":"text"}""", "corpus", "leave it out")]
    [InlineData(BuildCorpusParameters.Kind, """{"source":"stories"}""", "source", "ioi-mix")]
    [InlineData(BuildCorpusParameters.Kind, """{"source":"ioi-mix","corpus":"text","stories":20}""", "stories", "from 1000 to 1000000")]
    [InlineData(BuildCorpusParameters.Kind, """{"source":"mini-pile","stories":2000}""", "stories", "Only ioi-mix")]
    public async Task What_cannot_be_made_is_refused_with_the_fix(string kind, string parameters, string field, string what)
    {
        var refused = await Should.ThrowAsync<InvalidParametersException>(() => Submit(world.Instructor, kind, parameters));
        refused.Problems.ShouldContain(p => p.Field == field && p.Message.Contains(what, StringComparison.Ordinal), string.Join("; ", refused.Problems));
        database.Queue.Jobs.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_model_of_the_lesson_and_its_corpus_can_be_asked_for()
    {
        await Submit(world.Instructor, BuildCorpusParameters.Kind, """{"source":"ioi-mix","corpus":"text","name":"mix"}""");
        var id = (await Submit(world.Instructor, TrainLanguageModelParameters.Kind, """{"layers":4,"context":64,"positions":"rotary","tiedStart":true,"dMlp":128,"trainTokens":48000000,"cooldownAt":24000000,"batchSize":16,"learningRate":0.001}""")).Id;
        var job = (await database.Get<JobQueries>().Find(world.Instructor, id, Cancellation))!;
        var kept = JsonSerializer.Deserialize<TrainLanguageModelParameters>(job.ParametersJson, JobJson.Options)!;
        (kept.Positions, kept.TiedStart, kept.DMlp, kept.CooldownAt).ShouldBe((PositionChoice.Rotary, true, 128, 24_000_000));
        // The same with learned positions is another model.
        (await Submit(world.Instructor, TrainLanguageModelParameters.Kind, """{"layers":4,"context":64,"tiedStart":true,"dMlp":128,"trainTokens":48000000,"cooldownAt":24000000,"batchSize":16,"learningRate":0.001}""")).Existing.ShouldBeFalse();
    }

    private Task<JobSubmission> Submit(Viewer viewer, string kind, string parameters)
    {
        var merged = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(kind == BuildCorpusParameters.Kind ? """{"name":"new"}""" : """{"name":"new","corpus":"text"}""")!;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(parameters)!) merged[name] = value;
        return database.Get<JobCommands>().Submit(viewer, kind, JsonSerializer.SerializeToElement(merged), force: false, Cancellation);
    }
}
