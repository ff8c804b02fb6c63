using System.Text.Json;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Torch;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Dictionaries;

/// <summary>Measures a published dictionary as SAEBench does and puts the result in the place of the last.</summary>
internal sealed class BenchDictionaryJob(IDbContextFactory<InterpDbContext> contexts, PublishedDictionaries dictionaries, WorkerSettings settings, TimeProvider time) : IJobHandler
{
    private readonly SaeStages stages = new("core", "probing", "absorption");

    public string Kind => BenchDictionaryParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var p = run.Parameters<BenchDictionaryParameters>();
        var subject = await dictionaries.Find(p.Dictionary, cancellationToken);
        var (model, corpus) = await Names(subject, cancellationToken);
        var found = await ComputeThread.Run($"{Kind} {run.Job.Id}", () => Measure(run, p, subject, model, corpus, cancellationToken));
        await Keep(run, p, subject, found, cancellationToken);
        return $"/d/{p.Dictionary}#saebench";
    }

    private SaeBenchResult Measure(JobRun run, BenchDictionaryParameters p, FeatureDictionary subject, string model, string corpus, CancellationToken cancellationToken)
    {
        const int parts = 100;
        TorchThreads.Use(settings.Threads);
        using var decoder = ModelFolder.Load(settings.ModelFolder(model));
        using var text = TokenCorpus.Open(settings.CorpusFolder(corpus));
        using var sae = dictionaries.Load(subject);
        var tokenizer = TokenizerFolder.Load(settings.ModelFolder(model));
        return SaeBenchRun.Run(
            decoder, text, tokenizer, sae, subject.HookPoint, p.Tokens, p.Seed, (stage, share) => run.Reports.Tell(stages.At(stage, (long)(share * parts), parts)), cancellationToken);
    }

    private async Task Keep(JobRun run, BenchDictionaryParameters p, FeatureDictionary subject, SaeBenchResult found, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.DictionaryBenchmarks.Where(b => b.DictionaryId == subject.Id).ExecuteDeleteAsync(cancellationToken);
        db.DictionaryBenchmarks.Add(new DictionaryBenchmark
        {
            DictionaryId = subject.Id,
            JobId = run.Job.Id,
            Seed = p.Seed,
            Result = JsonSerializer.Serialize(KeptMeasures.Of(found), JobJson.Options),
            CodeVersion = CodeVersion.Current,
            CreatedAt = now,
            Seconds = run.Job.Seconds + (now - run.StartedAt).TotalSeconds,
        });
        await db.SaveChangesAsync(cancellationToken);
        // Copies held elsewhere are told apart by it.
        await db.Dictionaries.Where(d => d.Id == subject.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Revision, d => d.Revision + 1), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<(string Model, string Corpus)> Names(FeatureDictionary subject, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var names = await (
            from model in db.Models
            where model.Id == subject.ModelId
            from corpus in db.Set<Corpus>()
            where corpus.Id == subject.CorpusId
            select new { Model = model.Name, Corpus = corpus.Name }).SingleOrDefaultAsync(cancellationToken)
            ?? throw new JobFailedException($"The model or the corpus of '{subject.Name}' is not known here.");
        return (names.Model, names.Corpus);
    }
}
