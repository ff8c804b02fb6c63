namespace Interp.Analysis.Dictionaries;

/// <summary>One of the places that a crosscoder reads and writes.</summary>
/// <param name="HookPoint">For example <c>blocks.0.hook_resid_post</c>.</param>
/// <param name="Width">Entries of an activation there.</param>
public sealed record SaeSite(string HookPoint, int Width);
