using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>Which prompts to make. The same request gives the same prompts.</summary>
/// <param name="Count">How many.</param>
/// <param name="Seed">Of every draw.</param>
public sealed record IoiRequest(int Count, long Seed)
{
    public const int MostPrompts = 100_000;

    /// <summary>Number of the one template to use; null for all, each equally often up to one.</summary>
    public int? Template { get; init; }

    /// <summary>The one order to use; null for both, each equally often up to one.</summary>
    public IoiOrder? Order { get; init; }

    public IoiWords Words { get; init; } = IoiWords.Standard;

    /// <summary>This request, once it is known to be sane.</summary>
    /// <exception cref="PromptException">Says what is not, and what is allowed.</exception>
    public IoiRequest Checked()
    {
        if (Count is < 1 or > MostPrompts) throw new PromptException(FormattableString.Invariant($"{Count} prompts cannot be made. Choose 1 to {MostPrompts:N0}."));
        if (Template is { } number) IoiTemplates.Number(number);
        if (Order is { } order && !Enum.IsDefined(order)) throw new PromptException("That order is not known. Choose ABBA, BABA, or leave it out for both.");
        Words.Checked();
        return this;
    }
}
