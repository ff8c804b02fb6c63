using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Lab;

/// <content>Prompts to patch and texts to train on.</content>
public sealed partial class HookedModel
{
    /// <summary>Clean prompts beside corrupted ones, as patching reads them; pairs may differ in length.</summary>
    /// <exception cref="PromptException">A pair cannot be used; the message says which and why.</exception>
    public PromptBatch ToPrompts(params IReadOnlyList<PromptPair> pairs) => new PromptEncoder(Tokenizer, Config.n_ctx, PrependBos).Batch(pairs);

    /// <summary>Prompts of indirect object identification with the roles IO, S1, S1+1, S2 and END, of words that are one token of this model.</summary>
    /// <param name="count">How many pairs.</param>
    /// <param name="seed">Of names, places and things.</param>
    /// <exception cref="PromptException">They cannot be made; the message says why.</exception>
    public PromptBatch MakeIoiPrompts(int count, long seed = 1) =>
        ToPrompts([.. IoiPrompts.Make(new IoiRequest(count, seed) { Words = IoiWords.Standard.Fitting(Tokenizer) }).Select(p => p.Pair())]);

    /// <summary>Tokenises texts for training, each a document of its own; some three per cent are held out where there are two or more.</summary>
    /// <param name="documents">Plain text; what comes twice is taken once.</param>
    /// <param name="folder">Gets the corpus; an older one there is replaced.</param>
    /// <exception cref="CorpusException">No corpus can be made of them; the message says why.</exception>
    public TokenCorpus ToCorpus(IEnumerable<string> documents, string folder)
    {
        CorpusBuilder.Build(
            [.. documents.Select((text, i) => new SourceText(FormattableString.Invariant($"document {i + 1}"), PlainTextDocuments.DefaultClass, text))],
            new CorpusBuildOptions("lab") { Tokenizer = Tokenizer },
            folder);
        return TokenCorpus.Open(folder);
    }
}
