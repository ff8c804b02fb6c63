namespace Interp.Analysis.Circuits;

/// <summary>A node of a circuit and the class of heads that it belongs to.</summary>
/// <param name="Node">Head and position.</param>
/// <param name="Class">Such as name-mover; nodes of a class are said to do the same.</param>
public sealed record CircuitHead(HeadAt Node, string Class);
