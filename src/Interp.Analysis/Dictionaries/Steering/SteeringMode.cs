namespace Interp.Analysis.Dictionaries;

/// <summary>What is done to a feature.</summary>
public enum SteeringMode
{
    /// <summary>It is held at a value on every token.</summary>
    Clamp,

    /// <summary>Its activation is multiplied where it is active.</summary>
    Scale,
}
