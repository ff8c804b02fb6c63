namespace Interp.Analysis.Language;

/// <summary>Builds the mini-pile from packages.</summary>
public static class MiniPileBuilder
{
    /// <summary>Fetches, extracts, and builds into <paramref name="folder"/>; <paramref name="extracted"/> hears what each line of the recipe gave.</summary>
    public static async Task<CorpusManifest> BuildAsync(
        IPackageSource packages,
        IReadOnlyList<MiniPileEntry> recipe,
        CorpusBuildOptions options,
        string folder,
        IProgress<CorpusBuildProgress>? progress,
        IProgress<ExtractedEntry>? extracted,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(packages);
        ArgumentNullException.ThrowIfNull(recipe);
        CorpusFolder.Check(folder);
        var groups = recipe.GroupBy(e => e.Package, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var versions = await packages.PrepareAsync([.. groups.Select(g => g.Key)], progress, cancellationToken);
        var texts = new List<SourceText>();
        var origins = new List<CorpusOrigin>();
        foreach (var (group, done) in groups.Select((g, i) => (g, i)))
        {
            progress?.Report(new CorpusBuildProgress($"extracting {group.Key}", done, groups.Count));
            foreach (var entry in await MiniPileExtractor.ExtractAsync(packages, [.. group], options.Seed, cancellationToken))
            {
                extracted?.Report(entry);
                texts.AddRange(entry.Texts);
            }

            var licences = string.Join("; ", group.Select(e => e.Licence).Distinct(StringComparer.Ordinal));
            origins.Add(new CorpusOrigin(group.Key, versions[group.Key], licences));
        }

        return CorpusBuilder.Build(texts, options with { Origins = origins }, folder, progress, cancellationToken);
    }

    /// <summary>The options of the published mini-pile.</summary>
    public static CorpusBuildOptions Options { get; } = new(MiniPileRecipe.Name)
    {
        HeldOut = new HeldOutRule(
            0.03,
            MiniPileClasses.CaseStudies.ToDictionary(
                c => c, c => (long)(MiniPileClasses.CaseStudyHeldOutTokens * MiniPileClasses.BytesPerToken(c)), StringComparer.Ordinal)),
    };
}
