using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;

namespace Interp.Workers.Circuits;

/// <summary>From what a prompt set is made of to what a model reads.</summary>
internal static class PromptMaking
{
    /// <summary>All pairs as one batch. The generator leaves out words that the tokenizer does not have as one token.</summary>
    /// <exception cref="PromptException">They cannot be used; the message says which and why.</exception>
    public static PromptBatch Batch(PromptsQuestion prompts, ITokenizer tokenizer, int context, CancellationToken cancellationToken) =>
        new PromptEncoder(tokenizer, context, prompts.Parameters.Beginning).Batch(Pairs(prompts, tokenizer), cancellationToken);

    /// <summary>The pairs as text.</summary>
    /// <exception cref="PromptException">The generator has too few words for this tokenizer.</exception>
    public static IReadOnlyList<PromptPair> Pairs(PromptsQuestion prompts, ITokenizer tokenizer) => prompts.Source == PromptSource.Ioi
        ? [.. IoiPrompts.Make(Request(prompts, tokenizer)).Select(p => p.Pair())]
        : [.. (prompts.Pairs ?? []).Select(p => new PromptPair(p.Clean, p.Corrupted, p.Answer, p.Wrong) { Roles = p.Roles ?? new Dictionary<string, int>(StringComparer.Ordinal) })];

    private static IoiRequest Request(PromptsQuestion prompts, ITokenizer tokenizer) => new(prompts.Prompts, prompts.Seed)
    {
        Template = prompts.Parameters.Template,
        Order = prompts.Parameters.Order switch { PromptSetParameters.Abba => IoiOrder.Abba, PromptSetParameters.Baba => IoiOrder.Baba, _ => null },
        Words = IoiWords.Standard.Fitting(tokenizer),
    };
}
