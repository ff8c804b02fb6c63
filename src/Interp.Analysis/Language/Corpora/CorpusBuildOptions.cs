namespace Interp.Analysis.Language;

/// <summary>How to turn texts into a corpus.</summary>
/// <param name="Name">Name of the corpus: lower-case letters, digits and hyphens.</param>
public sealed record CorpusBuildOptions(string Name)
{
    /// <summary>Documents are at most so many characters long.</summary>
    public int MaximumCharacters { get; init; } = 6000;

    /// <summary>Of the split, the tokenizer's sample and the order of documents.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What is held out.</summary>
    public HeldOutRule HeldOut { get; init; } = HeldOutRule.Default;

    /// <summary>
    /// The tokenizer to use; null trains one on the training side of the texts. Only a byte-level BPE one is written beside the tokens: with another kind the
    /// corpus can be read through the model's own folder.
    /// </summary>
    public ITokenizer? Tokenizer { get; init; }

    /// <summary>Size of a tokenizer trained here.</summary>
    public int VocabularySize { get; init; } = 5000;

    /// <summary>Bytes of text that a tokenizer trained here sees, each class giving a like share as far as it can.</summary>
    public long TokenizerSampleBytes { get; init; } = 10_000_000;

    /// <summary>Threads used for encoding; the result does not depend on it.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>What the texts came from, for the manifest.</summary>
    public IReadOnlyList<CorpusOrigin> Origins { get; init; } = [];

    /// <summary>Refuses settings that no corpus can be built with.</summary>
    /// <exception cref="CorpusException">Says which and what is allowed.</exception>
    internal void Check()
    {
        if (Name.Length is 0 or > 80 || !Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw new CorpusException($"'{Name}' is no name for a corpus: use up to 80 lower-case letters, digits and hyphens.");
        }

        if (VocabularySize is < 257 or > 65536)
        {
            throw new CorpusException($"A vocabulary of {VocabularySize} ids cannot be: choose 257 to 65,536.");
        }

        if (MaximumCharacters < 2 || Threads < 1 || TokenizerSampleBytes < 1)
        {
            throw new CorpusException("Documents need at least 2 characters, encoding at least 1 thread, the tokenizer at least 1 byte of sample.");
        }
    }
}
