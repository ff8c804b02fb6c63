namespace Interp.Analysis.Sae.Formats.Pickles;

/// <summary>A name that a pickle refers to; never looked up anywhere.</summary>
internal sealed record PickleName(string Full);
