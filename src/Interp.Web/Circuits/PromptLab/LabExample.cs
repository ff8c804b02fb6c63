namespace Interp.Web.Circuits;

/// <summary>Prompts to begin with.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Clean">The prompt.</param>
/// <param name="Corrupted">Its corrupted twin.</param>
/// <param name="Answer">The right next token.</param>
/// <param name="Wrong">The token that it is compared with.</param>
public sealed record LabExample(string Title, string Clean, string Corrupted, string Answer, string Wrong)
{
    /// <summary>A text in which words come again, on which most kinds of head show what they do.</summary>
    public static LabExample Repeating { get; } = new("What comes again", "one two three four one two three", "one two three four one two five", " four", " six");

    /// <summary>One for each of the behaviours that circuits were first found for.</summary>
    public static IReadOnlyList<LabExample> All { get; } =
    [
        new("Who gets the drink", "When Mary and John went to the store, John gave a drink to", "When Mary and John went to the store, Mary gave a drink to", " Mary", " John"),
        Repeating,
        new("Singular or plural", "The keys to the old house", "The key to the old house", " are", " is"),
    ];
}
