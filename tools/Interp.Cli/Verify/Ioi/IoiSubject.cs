using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Cli.Verify;

/// <summary>A model and the prompts that it can read.</summary>
internal sealed class IoiSubject : IDisposable
{
    private readonly PromptEncoder _encoder;

    private IoiSubject(Decoder decoder, ITokenizer tokenizer)
    {
        (Decoder, Tokenizer, Words) = (decoder, tokenizer, IoiWords.Standard.Fitting(tokenizer));
        _encoder = new PromptEncoder(tokenizer, decoder.Config.n_ctx);
    }

    public Decoder Decoder { get; }

    public ITokenizer Tokenizer { get; }

    /// <summary>The standard words that are one token here.</summary>
    public IoiWords Words { get; }

    /// <exception cref="InvalidDataException">There is no readable model, or it has too few one-token names.</exception>
    public static IoiSubject Load(string folder)
    {
        var decoder = ModelFolder.Load(folder);
        try
        {
            return new IoiSubject(decoder, TokenizerFolder.Load(folder));
        }
        catch (PromptException error)
        {
            decoder.Dispose();
            throw new InvalidDataException(error.Message, error);
        }
    }

    public IReadOnlyList<IoiPrompt> Make(int count, long seed, IReadOnlyList<string>? names = null) =>
        IoiPrompts.Make(new IoiRequest(count, seed) { Words = Words with { Names = names is null ? Words.Names : [.. Words.Names.Intersect(names, StringComparer.Ordinal)] } });

    /// <summary>With three-name twins.</summary>
    public PromptBatch Batch(IEnumerable<IoiPrompt> prompts) => Batch(prompts.Select(p => p.Pair()));

    public PromptBatch Batch(IEnumerable<PromptPair> pairs) => _encoder.Batch([.. pairs]);

    /// <summary>The independent sample that means are taken from.</summary>
    public PromptBatch Means(int perTemplate) => Batch(IoiMeans.Make(Words, IoiPlan.Seed, perTemplate));

    public void Dispose() => Decoder.Dispose();
}
