namespace Interp.Analysis.Dictionaries;

/// <summary>Makes a transcoder: the latents read one activation and write another, e.g. an MLP's input and output.</summary>
/// <param name="d_out">Entries of what is written; the last so many of each row of the source.</param>
/// <param name="Skip">Whether a linear map of the input is added to what the latents write.</param>
public sealed record SaeTarget(int d_out, bool Skip = false);
