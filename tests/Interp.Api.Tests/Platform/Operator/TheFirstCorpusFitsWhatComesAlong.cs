using System.Text.Json;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Platform;

public sealed class TheFirstCorpusFitsWhatComesAlong(FreshSite site) : IClassFixture<FreshSite>
{
    private const string Header = """
        {"format":"interp-dictionary-1","name":"along","title":"Along","origin":"trained","model":"tiny","corpus":"text","hookPoint":"blocks.0.mlp.hook_post","recipe":"topk","dIn":16,"dSae":16,
         "tokensSeen":1,"codeVersion":"test","seed":1,"modelHash":"w","corpusHash":"c","tokenizerHash":"tok","parameters":{},"startedAt":"2026-01-01T00:00:00+00:00","createdAt":"2026-01-01T00:00:00+00:00","seconds":1}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_for_the_model_of_the_dictionary_that_came_along_and_named_after_it()
    {
        (await Said()).ShouldContain("/corpora/new");
        (await Built()).ShouldBeEmpty();

        // One that cannot be read is no hindrance.
        await Archive("broken", "{");
        await Archive("along", Header);
        (await Said()).ShouldStartWith("Building the corpus mini-pile-for-tiny: see /jobs/");
        var built = (await Built()).ShouldHaveSingleItem();
        (built.Name, built.Source, built.Tokenizer).ShouldBe(("mini-pile-for-tiny", "mini-pile", "tiny"));

        // Said again while it is being built, and still one job.
        (await Said()).ShouldStartWith("Building the corpus");
        (await Built()).Count.ShouldBe(1);

        await using (var db = site.Db())
        {
            db.Add(new Corpus { Name = "any", Title = "Any", Hash = "h", TokenizerHash = "t", Visibility = Visibility.Public });
            await db.SaveChangesAsync(Cancellation);
        }

        (await Said()).ShouldBeEmpty();
    }

    private async Task Archive(string name, string header)
    {
        var folder = Directory.CreateDirectory(Path.Combine(site.Dictionaries, name)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "dictionary.json"), header, Cancellation);
    }

    private async Task<string> Said()
    {
        var output = new StringWriter();
        (await FirstCorpusCommand.Run(site.Services, [], output, Cancellation)).ShouldBe(0);
        return output.ToString();
    }

    private async Task<List<BuildCorpusParameters>> Built()
    {
        await using var db = site.Db();
        return (await db.Jobs.Where(j => j.Kind == BuildCorpusParameters.Kind).Select(j => j.Parameters).ToListAsync(Cancellation))
            .ConvertAll(p => JsonSerializer.Deserialize<BuildCorpusParameters>(p, JobJson.Options)!);
    }
}
