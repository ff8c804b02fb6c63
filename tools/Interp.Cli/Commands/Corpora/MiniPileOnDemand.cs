using Interp.Analysis.Language;

namespace Interp.Cli.Commands;

/// <summary>Builds the mini-pile where a command needs it and it is not there yet.</summary>
internal static class MiniPileOnDemand
{
    /// <summary>Leaves a corpus in <paramref name="folder"/>: the one that is there, or a new build.</summary>
    public static async Task EnsureAsync(string folder, string packageCache, TextWriter log, CancellationToken cancellationToken)
    {
        if (File.Exists(Path.Combine(folder, CorpusManifest.FileName)))
            return;

        await log.WriteLineAsync($"There is no corpus in {folder}: building the mini-pile from Debian packages.");
        await MiniPileBuilder.BuildAsync(
            new BibleText(new DebianPackages(packageCache)), MiniPileRecipe.Entries, MiniPileBuilder.Options, folder, CorpusReport.Progress, extracted: null, cancellationToken);
    }
}
