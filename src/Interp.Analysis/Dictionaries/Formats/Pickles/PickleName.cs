namespace Interp.Analysis.Dictionaries;

/// <summary>A name that a pickle refers to; never looked up anywhere.</summary>
internal sealed record PickleName(string Full);
