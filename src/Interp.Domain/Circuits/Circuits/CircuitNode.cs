namespace Interp.Domain.Circuits;

/// <summary>An attention head at a position.</summary>
/// <param name="Head">Such as 9.6: head 6 of layer 9.</param>
/// <param name="Class">What its kind does, such as name-mover.</param>
/// <param name="Role">Where: a role of the prompts such as END, or all.</param>
public sealed record CircuitNode(string Head, string Class, string Role);
