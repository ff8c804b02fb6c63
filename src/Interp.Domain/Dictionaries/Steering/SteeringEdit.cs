namespace Interp.Domain.Dictionaries;

/// <summary>A change to one feature.</summary>
/// <param name="Feature">Number of the feature.</param>
/// <param name="Mode">Held or multiplied.</param>
/// <param name="Value">The value, or the factor: −1000 to 1000.</param>
public sealed record SteeringEdit(int Feature, SteeringMode Mode, float Value);

/// <summary>What is done to a feature.</summary>
public enum SteeringMode
{
    /// <summary>It is held at a value on every token.</summary>
    Clamp,

    /// <summary>Its activation is multiplied where it is active.</summary>
    Scale,
}
