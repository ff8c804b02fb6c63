namespace Interp.Web.Dictionaries;

/// <summary>One feature to change, as typed.</summary>
/// <param name="Feature">Number of the feature.</param>
/// <param name="Mode">Word in the address.</param>
/// <param name="Value">Value or factor.</param>
public sealed record SteerRow(string Feature, string Mode, string Value)
{
    /// <summary>Held at a value.</summary>
    public const string Clamp = "clamp";

    /// <summary>Multiplied.</summary>
    public const string Scale = "scale";
}
