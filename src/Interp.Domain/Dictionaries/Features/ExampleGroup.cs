namespace Interp.Domain.Dictionaries;

/// <summary>Examples chosen together.</summary>
/// <param name="Kind"><c>top</c>, <c>interval</c> or <c>bottom</c>.</param>
/// <param name="Level">Which interval, 0 the highest; 0 for the other kinds.</param>
/// <param name="MaxActivation">Largest activation of the group.</param>
/// <param name="Examples">In the order to be shown.</param>
public sealed record ExampleGroup(string Kind, int Level, float MaxActivation, TokenWindow[] Examples);
