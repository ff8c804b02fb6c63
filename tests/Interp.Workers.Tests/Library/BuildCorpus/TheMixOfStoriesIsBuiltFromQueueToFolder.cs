using Interp.Analysis.Language;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Tests.Library;

public sealed class TheMixOfStoriesIsBuiltFromQueueToFolder(PostgresCluster cluster)
{
    private const string English = IoiMixRecipe.Class;
    private const int Stories = 3600;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_registered_with_its_classes_and_the_same_seed_gives_the_same_text()
    {
        await using var lab = await Lab.Open(cluster);
        var sources = WriteEnglish(Path.Combine(lab.Data, "corpora", "english"));
        await lab.Register();
        await lab.StartWorker();

        var first = await Build(lab, "mix");
        var again = await Build(lab, "mix-again");

        again.Hash.ShouldBe(first.Hash);
        again.TokenizerFingerprint.ShouldBe(first.TokenizerFingerprint);
        first.Classes.Select(c => c.Class).Order(StringComparer.Ordinal).ShouldBe([English, IoiMixRecipe.Other, IoiMixRecipe.TwoNames]);
        // Of nine stories five are of two names; some are written twice, and kept once.
        Documents(first, IoiMixRecipe.TwoNames).ShouldBeInRange(1700, 2000);
        Documents(first, IoiMixRecipe.Other).ShouldBeInRange(1300, 1600);
        await using var db = lab.Db();
        var row = await db.Corpora.SingleAsync(c => c.Name == "mix", Cancellation);
        (row.Hash, row.Tokens, row.Documents, row.CohortId).ShouldBe((first.Hash, first.Tokens, first.Documents, lab.World.Cohort));
        var kept = await db.CorpusDocuments.Where(d => d.CorpusId == row.Id).GroupBy(d => d.Class).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, Cancellation);
        kept.ShouldBe(first.Classes.ToDictionary(c => c.Class, c => Documents(first, c.Class), StringComparer.Ordinal), ignoreOrder: true);
        (await db.CorpusDocuments.Where(d => d.CorpusId == row.Id && d.Class == English).Select(d => d.Source).ToListAsync(Cancellation)).ShouldBe(sources, StringComparer.Ordinal, ignoreOrder: true);
        (await lab.Get<CorpusQueries>().List(lab.World.Instructor, Cancellation)).Select(c => c.Name).ShouldContain("mix-again", StringComparer.Ordinal);
    }

    private static int Documents(CorpusManifest corpus, string kind) => corpus.Classes.Where(c => c.Class == kind).Sum(c => c.TrainDocuments + c.HeldOutDocuments);

    private static async Task<CorpusManifest> Build(Lab lab, string name)
    {
        var job = await lab.WaitForEnd((await lab.Submit(BuildCorpusParameters.Kind, new { source = BuildCorpusParameters.IoiMix, corpus = "english", name, seed = 7, stories = Stories })).Id);
        job.Summary.State.ShouldBe(JobState.Succeeded, job.Summary.Error);
        using var corpus = TokenCorpus.Open(Path.Combine(lab.Data, "corpora", name));
        corpus.Verify(Cancellation);
        return corpus.Manifest;
    }

    /// <returns>Where the documents came from that the mix may use: those for training, of the right class.</returns>
    private static List<string> WriteEnglish(string folder)
    {
        List<SourceText> texts = [.. Enumerable.Range(0, 60).Select(i => new SourceText($"page/{i}", i % 4 == 0 ? "code" : English, $"{string.Join(' ', Enumerable.Range(i, 20).Select(n => $"word{n}"))}\n"))];
        CorpusBuilder.Build(texts, new("english") { VocabularySize = 300, Threads = 1 }, folder, cancellationToken: Cancellation);
        using var corpus = TokenCorpus.Open(folder);
        return [.. corpus.Documents.Take(corpus.Manifest.TrainDocuments).Where(d => d.Class == English).Select(d => d.Source)];
    }
}
