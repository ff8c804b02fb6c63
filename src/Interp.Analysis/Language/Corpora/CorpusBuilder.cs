namespace Interp.Analysis.Language;

/// <summary>Builds the folder of a tokenised corpus: token file, document index, tokenizer and manifest.</summary>
public static class CorpusBuilder
{
    /// <summary>
    /// Builds a corpus from <paramref name="texts"/> into <paramref name="folder"/>. The folder appears whole when everything is written, and replaces an
    /// older corpus there. The same texts and options give the same bytes.
    /// </summary>
    /// <exception cref="CorpusException">Nothing to build from, or the folder holds something that is not a corpus.</exception>
    public static CorpusManifest Build(
        IReadOnlyList<SourceText> texts,
        CorpusBuildOptions options,
        string folder,
        IProgress<CorpusBuildProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var target = CorpusFolder.Check(folder);
        progress?.Report(new CorpusBuildProgress("preparing documents", 0, texts.Count));
        var documents = DocumentPreparation.Prepare(texts, options);
        ITokenizer tokenizer = options.Tokenizer ?? Train(documents, options, progress, cancellationToken);
        if (tokenizer.EndOfText < 0 || tokenizer.VocabularySize > ushort.MaxValue + 1)
        {
            throw new CorpusException(
                $"A corpus needs a tokenizer with an end-of-text id and at most 65,536 ids; this one has {tokenizer.VocabularySize} ids and end-of-text {tokenizer.EndOfText}.");
        }

        var temporary = $"{target}.part-{Environment.ProcessId}";
        try
        {
            Directory.CreateDirectory(temporary);
            var totals = EncodedDocuments.Write(documents, tokenizer, temporary, options.Threads, progress, cancellationToken);
            if (tokenizer is BytePairTokenizer pairs)
                TokenizerJson.Write(pairs, Path.Combine(temporary, CorpusManifest.TokenizerFileName));
            var manifest = ManifestFile.Compose(options, tokenizer, totals);
            ManifestFile.Write(manifest, temporary);
            CorpusFolder.Replace(temporary, target);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    /// <summary>Builds a corpus from one's own text: a <c>.jsonl</c> file, or text files as <see cref="PlainTextDocuments"/> reads them.</summary>
    public static CorpusManifest BuildFromPath(
        string path,
        CorpusBuildOptions options,
        string folder,
        IProgress<CorpusBuildProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(options);
        var texts = path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
            ? JsonLinesDocuments.Read(path, cancellationToken)
            : PlainTextDocuments.Read(path, cancellationToken);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        return Build(texts, options with { Origins = [new CorpusOrigin(name, "unversioned", "unstated")] }, folder, progress, cancellationToken);
    }

    private static BytePairTokenizer Train(
        IReadOnlyList<TextDocument> documents, CorpusBuildOptions options, IProgress<CorpusBuildProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new CorpusBuildProgress("training the tokenizer", 0, options.VocabularySize));
        var sample = TokenizerSample.Take(documents, options.TokenizerSampleBytes);
        return BytePairTrainer.Train(sample, options.VocabularySize, WordSplit.Capped, progress: null, cancellationToken);
    }
}
