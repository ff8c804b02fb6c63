using System.Text.Json.Serialization;
using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>A few neighbouring tokens of a document with one feature's activation on each.</summary>
/// <param name="Tokens">The tokens, in order.</param>
/// <param name="Activations">As long as <paramref name="Tokens"/>.</param>
/// <param name="Focus">Index within the window of the token the example was chosen for.</param>
/// <param name="Document">Index of the document in its corpus.</param>
/// <param name="Source">Where the document came from.</param>
/// <param name="Class">The document's class in the corpus's mix.</param>
/// <param name="Position">Position of the focus token in the corpus.</param>
/// <param name="Repeated">Already shown in an earlier group.</param>
/// <param name="LossEffects">
/// As long as <paramref name="Tokens"/>: loss without the feature − loss with it, of predicting that token, in nats. Above zero the feature
/// helped; NaN (null in JSON) where it is undefined. Null when it was not computed.
/// </param>
/// <param name="Example">Index of the example in its feature.</param>
/// <param name="Place">Place of the first token in the feature's arrays, which <see cref="FeatureAblations.Places"/> count in; the next token is one further.</param>
public sealed record TokenWindow(
    TokenText[] Tokens,
    float[] Activations,
    int Focus,
    int Document,
    string Source,
    string Class,
    long Position,
    bool Repeated,
    [property: JsonConverter(typeof(NaNAsNull))] float[]? LossEffects = null,
    int Example = 0,
    int Place = 0);
