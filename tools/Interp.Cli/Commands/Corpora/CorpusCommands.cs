using System.CommandLine;
using Interp.Analysis.Language;

namespace Interp.Cli.Commands;

/// <summary><c>corpus build-mini-pile</c>, <c>corpus build-ioi-mix</c>, <c>corpus build</c> and <c>corpus verify</c>.</summary>
internal static class CorpusCommands
{
    public static Command Create() => new("corpus", "Build and check tokenised corpora.") { BuildMiniPile(), BuildIoiMix(), Build(), Verify() };

    private static Command BuildMiniPile()
    {
        var output = Output($"data/corpora/{MiniPileRecipe.Name}");
        var cache = new Option<string>("--cache") { Description = "Folder for downloaded packages.", DefaultValueFactory = _ => "data/packages" };
        var command = new Command("build-mini-pile", "Build the mini-pile from Debian packages.") { output, cache };
        command.SetAction((parsed, cancellationToken) => CorpusReport.GuardAsync(async () =>
        {
            var packages = new BibleText(new DebianPackages(Path.GetFullPath(parsed.GetValue(cache)!)));
            var manifest = await MiniPileBuilder.BuildAsync(
                packages, MiniPileRecipe.Entries, MiniPileBuilder.Options, parsed.GetValue(output)!, CorpusReport.Progress, CorpusReport.Extracted, cancellationToken);
            CorpusReport.Print(manifest);
        }));
        return command;
    }

    private static Command BuildIoiMix()
    {
        var from = new Option<string>("--corpus") { Description = "Folder of the mini-pile.", DefaultValueFactory = _ => $"data/corpora/{MiniPileRecipe.Name}" };
        var output = Output($"data/corpora/{IoiMixRecipe.Name}");
        var seed = new Option<int>("--seed") { Description = "Of every draw.", DefaultValueFactory = _ => new IoiMixRecipe().Seed };
        var command = new Command("build-ioi-mix", "Mix the mini-pile's English with generated stories of names: what ioi-mini is trained on.") { from, output, seed };
        command.SetAction((parsed, cancellationToken) => CorpusReport.GuardAsync(() =>
        {
            var folder = parsed.GetValue(from)!;
            using var corpus = TokenCorpus.Open(folder);
            CorpusReport.Print(IoiMixBuilder.Build(
                corpus, TokenizerFolder.Load(folder), new IoiMixRecipe { Seed = parsed.GetValue(seed) }, parsed.GetValue(output)!, CorpusReport.Progress, cancellationToken));
            return Task.CompletedTask;
        }));
        return command;
    }

    private static Command Build()
    {
        var from = new Option<string>("--from") { Description = "A .txt, .md or .jsonl file, or a folder of them.", Required = true };
        var name = new Option<string>("--name") { Description = "Name of the corpus.", Required = true };
        var output = new Option<string>("--output") { Description = "Folder of the corpus.", Required = true };
        var vocabulary = new Option<int>("--vocabulary") { Description = "Ids of the tokenizer that is trained.", DefaultValueFactory = _ => 5000 };
        var tokenizer = new Option<string?>("--tokenizer") { Description = "Folder of a model whose tokenizer to use; left out: one is trained." };
        var command = new Command("build", "Build a corpus from one's own text.") { from, name, output, vocabulary, tokenizer };
        command.SetAction((parsed, cancellationToken) => CorpusReport.GuardAsync(() =>
        {
            var options = new CorpusBuildOptions(parsed.GetValue(name)!)
            {
                VocabularySize = parsed.GetValue(vocabulary),
                Tokenizer = parsed.GetValue(tokenizer) is { } model ? BytePairOf(model) : null,
            };
            CorpusReport.Print(CorpusBuilder.BuildFromPath(
                parsed.GetValue(from)!, options, parsed.GetValue(output)!, CorpusReport.Progress, cancellationToken));
            return Task.CompletedTask;
        }));
        return command;
    }

    private static Command Verify()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of a corpus." };
        var command = new Command("verify", "Read a whole corpus and compare it with its hashes.") { folder };
        command.SetAction((parsed, cancellationToken) => CorpusReport.GuardAsync(() =>
        {
            using var corpus = TokenCorpus.Open(parsed.GetValue(folder)!);
            corpus.Verify(cancellationToken);
            CorpusReport.Print(corpus.Manifest);
            return Task.CompletedTask;
        }));
        return command;
    }

    private static BytePairTokenizer BytePairOf(string folder) =>
        TokenizerFolder.Load(folder) as BytePairTokenizer
            ?? throw new CorpusException($"The tokenizer in {folder} is not a byte-level BPE one; name the folder of a model that has one.");

    private static Option<string> Output(string folder) =>
        new("--output") { Description = "Folder of the corpus.", DefaultValueFactory = _ => folder };
}
