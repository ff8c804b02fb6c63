using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>One of the two dictionaries, and what it reads.</summary>
/// <param name="Decoder">The model; both sides may have the same.</param>
/// <param name="HookPoint">Where the dictionary reads it.</param>
/// <param name="Dictionary">The dictionary; neurons take part as <see cref="SparseAutoencoder.FromNeurons"/>.</param>
public sealed record ComparisonSide(Decoder Decoder, string HookPoint, SparseAutoencoder Dictionary);
