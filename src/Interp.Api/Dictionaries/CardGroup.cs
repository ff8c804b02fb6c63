namespace Interp.Api.Dictionaries;

/// <summary>Examples chosen together: top, interval (0 the highest) or bottom.</summary>
internal sealed record CardGroup(string Kind, int Level, float MaxActivation, CardWindow[] Examples);
