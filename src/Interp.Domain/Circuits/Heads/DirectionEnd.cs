namespace Interp.Domain.Circuits;

/// <summary>A token and how far it lies along a direction.</summary>
/// <param name="Token">Its id.</param>
/// <param name="Weight">How far.</param>
public sealed record DirectionEnd(int Token, float Weight);
