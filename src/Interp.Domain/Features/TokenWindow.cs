namespace Interp.Domain.Features;

/// <summary>A few neighbouring tokens of a document with one feature's activation on each.</summary>
/// <param name="Tokens">The tokens, in order.</param>
/// <param name="Activations">As long as <paramref name="Tokens"/>.</param>
/// <param name="Focus">Index within the window of the token the example was chosen for.</param>
/// <param name="Document">Index of the document in its corpus.</param>
/// <param name="Source">Where the document came from.</param>
/// <param name="Class">The document's class in the corpus's mix.</param>
/// <param name="Position">Position of the focus token in the corpus.</param>
/// <param name="Repeated">Already shown in an earlier group.</param>
public sealed record TokenWindow(
    TokenText[] Tokens,
    float[] Activations,
    int Focus,
    int Document,
    string Source,
    string Class,
    long Position,
    bool Repeated);
