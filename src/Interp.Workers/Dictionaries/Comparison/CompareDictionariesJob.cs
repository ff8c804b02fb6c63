using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Torch;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;
using AnalysisComparison = Interp.Analysis.Dictionaries.DictionaryComparison;

namespace Interp.Workers.Dictionaries;

/// <summary>Reads the same text with two dictionaries, each on its own model, and publishes twins and splitting edges.</summary>
internal sealed class CompareDictionariesJob(IDbContextFactory<InterpDbContext> contexts, PublishedDictionaries dictionaries, WorkerSettings settings, TimeProvider time) : IJobHandler
{
    private const string Stage = "compare";

    public string Kind => CompareDictionariesParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var p = run.Parameters<CompareDictionariesParameters>();
        var link = $"/d/{p.Dictionary}/compare/{p.Other}";
        var publisher = new ComparisonPublisher(contexts, time);
        // A worker that died between publishing and saying so.
        if (await publisher.IsPublished(run.Job.Id, cancellationToken)) return link;
        var first = await dictionaries.Find(p.Dictionary, cancellationToken);
        var second = await dictionaries.Find(p.Other, cancellationToken);
        var (a, b) = (await Source(first, cancellationToken), await Source(second, cancellationToken));
        var found = await ComputeThread.Run($"compare-dictionaries {run.Job.Id}", () => Compare(run, p, a, b, cancellationToken));
        await publisher.Publish(run, p, first, second, found, cancellationToken);
        return link;
    }

    private AnalysisComparison Compare(JobRun run, CompareDictionariesParameters p, ComparisonSource a, ComparisonSource b, CancellationToken cancellationToken)
    {
        TorchThreads.Use(settings.Threads);
        using var corpus = TokenCorpus.Open(settings.CorpusFolder(a.Corpus));
        using var decoder = ModelFolder.Load(settings.ModelFolder(a.Model));
        using var otherDecoder = a.Model == b.Model ? null : ModelFolder.Load(settings.ModelFolder(b.Model));
        using var sae = dictionaries.Load(a.Dictionary);
        using var otherSae = dictionaries.Load(b.Dictionary);
        var rate = new Rate(time);
        var progress = new Telling<ComparisonProgress>(q => run.Reports.Tell(new JobProgress(
            Stage, 1, 1, q.TokensDone, q.TokensTotal, rate.PerSecond(q.TokensDone), rate.SecondsLeft(q.TokensDone, q.TokensTotal))));
        return ComparisonPass.Run(
            new ComparisonSide(decoder, a.Dictionary.HookPoint, sae),
            new ComparisonSide(otherDecoder ?? decoder, b.Dictionary.HookPoint, otherSae),
            corpus,
            new ComparisonOptions { Tokens = p.Tokens, Seed = (int)p.Seed, Threads = settings.Threads },
            progress,
            cancellationToken);
    }

    private async Task<ComparisonSource> Source(FeatureDictionary dictionary, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var names = await (
            from model in db.Models
            where model.Id == dictionary.ModelId
            from corpus in db.Set<Corpus>()
            where corpus.Id == dictionary.CorpusId
            select new { Model = model.Name, Corpus = corpus.Name }).SingleOrDefaultAsync(cancellationToken)
            ?? throw new JobFailedException($"The model or the corpus of '{dictionary.Name}' is not known here.");
        return new(dictionary, names.Model, names.Corpus);
    }
}
