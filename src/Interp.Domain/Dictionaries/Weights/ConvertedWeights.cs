namespace Interp.Domain.Dictionaries;

/// <summary>The files of a download, by name.</summary>
public sealed record ConvertedWeights(string[] Files);
