using Interp.Analysis.Language;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Workers.Platform;

namespace Interp.Workers.Library;

/// <summary>Builds the mini-pile or the mix with stories of names, or tokenises one's own text, and registers the corpus.</summary>
internal sealed class BuildCorpusJob(WorkerSettings settings, CorpusRegistration corpora) : IJobHandler
{
    public string Kind => BuildCorpusParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var parameters = run.Parameters<BuildCorpusParameters>();
        var folder = settings.CorpusFolder(parameters.Name);
        if (!File.Exists(Path.Combine(folder, CorpusManifest.FileName)))
            await ComputeThread.Run($"build-corpus {run.Job.Id}", () => Build(run, parameters, folder, cancellationToken));
        await corpora.Register(folder, parameters.Title, Ownership.Of(run.Job), cancellationToken);
        return JobPages.NewDictionary;
    }

    private CorpusManifest Build(JobRun run, BuildCorpusParameters p, string folder, CancellationToken cancellationToken)
    {
        var progress = new Telling<CorpusBuildProgress>(q => run.Reports.Tell(new JobProgress(q.Stage, 1, 1, q.Done, q.Total)));
        if (p.Source == BuildCorpusParameters.IoiMix) return Mix(p, folder, progress, cancellationToken);
        var options = (p.Source == BuildCorpusParameters.MiniPile ? MiniPileBuilder.Options : new CorpusBuildOptions(p.Name)) with
        {
            Name = p.Name, Seed = (int)(p.Seed & int.MaxValue), Threads = settings.Threads, Tokenizer = TokenizerOf(p.Tokenizer),
        };
        if (p.Source == BuildCorpusParameters.Text) return CorpusBuilder.BuildFromPath(Upload(p.Path!), options, folder, progress, cancellationToken);
        var packages = new BibleText(new DebianPackages(Path.Combine(settings.DataFolder, "packages")));
        return MiniPileBuilder.BuildAsync(packages, MiniPileRecipe.Entries, options, folder, progress, extracted: null, cancellationToken).GetAwaiter().GetResult();
    }

    private CorpusManifest Mix(BuildCorpusParameters p, string folder, IProgress<CorpusBuildProgress> progress, CancellationToken cancellationToken)
    {
        var from = settings.CorpusFolder(p.Corpus!);
        using var miniPile = TokenCorpus.Open(from);
        try
        {
            return IoiMixBuilder.Build(miniPile, TokenizerFolder.Load(from), Recipe(p), folder, progress, cancellationToken);
        }
        catch (CorpusException refused)
        {
            throw new JobFailedException(refused.Message, refused);
        }
    }

    // As many of either kind as the recipe has, by share.
    private static IoiMixRecipe Recipe(BuildCorpusParameters p)
    {
        var recipe = new IoiMixRecipe { Seed = (int)(p.Seed & int.MaxValue) };
        if (p.Stories is not { } stories) return recipe;
        var twoNames = (int)((long)stories * recipe.TwoNameStories / (recipe.TwoNameStories + recipe.OtherStories));
        return recipe with { TwoNameStories = twoNames, OtherStories = stories - twoNames };
    }

    private BytePairTokenizer? TokenizerOf(string? model)
    {
        if (model is null) return null;
        return TokenizerFolder.Load(settings.ModelFolder(model)) as BytePairTokenizer
            ?? throw new JobFailedException($"The tokenizer of '{model}' is not a byte-level BPE one; choose a model that has one.");
    }

    /// <summary>A path that stays inside the uploads folder whatever it says, links included.</summary>
    private string Upload(string path)
    {
        var uploads = Path.Combine(settings.DataFolder, "uploads");
        var full = Path.GetFullPath(Path.Combine(uploads, path));
        var target = (File.Exists(full) ? new FileInfo(full).ResolveLinkTarget(returnFinalTarget: true) : new DirectoryInfo(full).ResolveLinkTarget(returnFinalTarget: true))?.FullName ?? full;
        return target.StartsWith(uploads + Path.DirectorySeparatorChar, StringComparison.Ordinal) && Path.Exists(target)
            ? target
            : throw new JobFailedException($"There is no '{path}' in the uploads folder. Put the text into {uploads} on the worker's machine.");
    }
}
