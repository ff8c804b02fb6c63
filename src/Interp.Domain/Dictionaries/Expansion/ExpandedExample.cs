using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>An example with more of the text around it, computed just now.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Feature">Number of the feature.</param>
/// <param name="MaxActivation">The feature's largest activation on the corpus.</param>
/// <param name="Scope">How far it was widened.</param>
/// <param name="Tokens">In order.</param>
/// <param name="Activations">On each token.</param>
/// <param name="LossEffects">Loss with the feature ablated minus loss as it is, nats; null where nothing predicts the token.</param>
/// <param name="Focus">The token that the example was chosen for.</param>
/// <param name="Position">Its position in the corpus.</param>
/// <param name="Document">Index of the document.</param>
/// <param name="Source">Where the document came from.</param>
/// <param name="Class">Its class in the corpus's mix.</param>
/// <param name="Before">Tokens of the document left out before the first.</param>
/// <param name="After">Tokens of the document left out after the last.</param>
public sealed record ExpandedExample(
    string Dictionary, int Feature, float MaxActivation, ExpansionScope Scope, TokenText[] Tokens, float[] Activations, float?[] LossEffects, int Focus, long Position,
    int Document, string Source, string Class, long Before, long After);

/// <summary>How far an example is widened.</summary>
public enum ExpansionScope
{
    /// <summary>33 tokens around the token it was chosen for.</summary>
    Window,

    /// <summary>Its whole document, up to a bound.</summary>
    Document,
}
