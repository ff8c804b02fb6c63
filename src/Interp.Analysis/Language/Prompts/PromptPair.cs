namespace Interp.Analysis.Language;

/// <summary>A prompt that a model answers and its corrupted twin, as text; the model's next token after either is what is looked at.</summary>
/// <param name="Clean">E.g. "When Mary and John went to the store, John gave a drink to".</param>
/// <param name="Corrupted">Of the same length in tokens, with what matters changed.</param>
/// <param name="Answer">The right next token, with its leading space where it has one.</param>
/// <param name="Wrong">The token that it is compared with.</param>
public sealed record PromptPair(string Clean, string Corrupted, string Answer, string Wrong)
{
    /// <summary>Pairs with the same number are alike but for their names: means are taken within a template.</summary>
    public int Template { get; init; }

    /// <summary>Words that play a role, such as IO or S2: role to the index of the word's first character in <see cref="Clean"/>.</summary>
    public IReadOnlyDictionary<string, int> Roles { get; init; } = System.Collections.Immutable.ImmutableDictionary<string, int>.Empty;
}
