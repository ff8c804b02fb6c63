namespace Interp.Analysis.Language;

/// <summary>A model that was taken in.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Config">Its shape.</param>
/// <param name="Parameters">Numbers in its weights.</param>
/// <param name="Tokens">Ids of its tokenizer.</param>
public sealed record ImportedModel(string Folder, DecoderConfig Config, long Parameters, int Tokens);
