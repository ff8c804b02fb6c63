namespace Interp.Domain.Dictionaries;

/// <summary>What a sweep was computed from.</summary>
/// <param name="CodeVersion">Commit of the worker.</param>
/// <param name="ModelHash">SHA-256 of the model's weights.</param>
/// <param name="CorpusHash">Identifies the tokens read.</param>
/// <param name="TokenizerHash">Fingerprint of the tokenizer.</param>
/// <param name="DIn">Width of the activation.</param>
/// <param name="TrainedTokens">Tokens that every point was trained on.</param>
public sealed record SweepProvenance(string CodeVersion, string ModelHash, string CorpusHash, string TokenizerHash, int DIn, long TrainedTokens);
