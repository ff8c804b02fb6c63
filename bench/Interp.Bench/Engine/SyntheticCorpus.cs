using System.Globalization;
using System.Text;
using Interp.Analysis.Language;

namespace Interp.Bench.Engine;

/// <summary>A corpus of made-up words in random order: as good as any for timing, and always the same.</summary>
internal static class SyntheticCorpus
{
    private const int Documents = 100;
    private const int WordsPerDocument = 600;
    private const int Words = 3000;

    /// <summary>Small, because training a tokenizer is not what is timed; the model may have more ids.</summary>
    private const int Vocabulary = 300;

    internal static TokenCorpus Build(string folder)
    {
        var random = new Random(1);
        string[] words = [.. Enumerable.Range(0, Words).Select(_ => Word(random))];
        SourceText[] texts = [.. Enumerable.Range(0, Documents).Select(i => new SourceText(
            string.Create(CultureInfo.InvariantCulture, $"document-{i}"), "words", string.Join(' ', Enumerable.Range(0, WordsPerDocument).Select(_ => words[random.Next(Words)]))))];
        CorpusBuilder.Build(texts, new CorpusBuildOptions("synthetic") { VocabularySize = Vocabulary }, folder);
        return TokenCorpus.Open(folder);
    }

    private static string Word(Random random)
    {
        var letters = new StringBuilder();
        for (var length = random.Next(3, 10); length > 0; length--) letters.Append((char)('a' + random.Next(26)));
        return letters.ToString();
    }
}
