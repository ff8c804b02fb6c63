namespace Interp.Analysis.Circuits;

/// <summary>A head that a search put into a class.</summary>
/// <param name="Node">Head and the role at which it works.</param>
/// <param name="Class">One of <see cref="IoiClasses"/>.</param>
/// <param name="Stage">The sweep that showed it.</param>
/// <param name="Effect">Change of what that sweep measures, in percent, when its path is patched; below 0 where the model needs it.</param>
public sealed record FoundHead(HeadAt Node, string Class, string Stage, double Effect);
