using System.Text;

namespace Interp.Analysis.Language;

/// <summary>Mixes the mini-pile's English with generated stories of names. The same corpus and recipe give the same bytes.</summary>
public static class IoiMixBuilder
{
    /// <summary>Generated stories share a source by hundreds, and a source goes whole to one side of the split.</summary>
    private const int StoriesPerSource = 500;

    /// <summary>Builds into <paramref name="folder"/>, with a tokenizer of its own, from the training documents of <paramref name="miniPile"/>, which <paramref name="tokenizer"/> reads.</summary>
    /// <exception cref="CorpusException">The corpus lacks the class of text that is mixed in.</exception>
    public static CorpusManifest Build(
        TokenCorpus miniPile, ITokenizer tokenizer, IoiMixRecipe recipe, string folder, IProgress<CorpusBuildProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        CorpusFolder.Check(folder);
        List<SourceText> texts = [.. MiniPileTexts(miniPile, tokenizer, recipe, cancellationToken)];
        if (texts.Count == 0) throw new CorpusException($"The corpus {miniPile.Manifest.Name} has no text of class {IoiMixRecipe.Class}. Give the folder of the mini-pile.");
        progress?.Report(new CorpusBuildProgress("writing stories", 0, recipe.TwoNameStories + recipe.OtherStories));
        texts.AddRange(Stories(recipe.TwoNameStories, IoiMixRecipe.TwoNames, i => TwoNameStories.Write(recipe.Seed, i)));
        texts.AddRange(Stories(recipe.OtherStories, IoiMixRecipe.Other, i => OtherStories.Write(recipe.Seed, i)));
        return CorpusBuilder.Build(texts, Options(miniPile.Manifest, recipe), folder, progress, cancellationToken);
    }

    private static CorpusBuildOptions Options(CorpusManifest miniPile, IoiMixRecipe recipe) => new(IoiMixRecipe.Name)
    {
        Seed = recipe.Seed,
        VocabularySize = recipe.VocabularySize,
        Origins = [new CorpusOrigin($"corpus {miniPile.Name}", miniPile.Hash, "as its manifest states"), new CorpusOrigin("generated stories of names", $"seed {recipe.Seed}", "Apache-2.0")],
    };

    private static IEnumerable<SourceText> Stories(int count, string kind, Func<int, string> write) =>
        Enumerable.Range(0, count).Select(i => new SourceText(FormattableString.Invariant($"{kind}/{i / StoriesPerSource:D4}"), kind, write(i)));

    private static IEnumerable<SourceText> MiniPileTexts(TokenCorpus corpus, ITokenizer tokenizer, IoiMixRecipe recipe, CancellationToken cancellationToken)
    {
        long taken = 0;
        var documents = corpus.Documents.Take(corpus.Manifest.TrainDocuments).Where(d => d.Class == IoiMixRecipe.Class);
        foreach (var document in documents.OrderBy(d => StableHash.Of(recipe.Seed, FormattableString.Invariant($"{d.Index}/{d.Source}"))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (taken >= recipe.MiniPileBytes) yield break;
            // Without the end-of-text id that closes it.
            var ids = new int[document.Length - 1];
            corpus.Read(document.Start, ids);
            var text = tokenizer.Decode(ids);
            taken += Encoding.UTF8.GetByteCount(text);
            yield return new SourceText(document.Source, document.Class, text);
        }
    }
}
