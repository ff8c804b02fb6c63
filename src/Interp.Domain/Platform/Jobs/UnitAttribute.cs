namespace Interp.Domain.Platform;

/// <summary>What a parameter's number counts or measures.</summary>
/// <param name="name">For people: <c>tokens</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnitAttribute(string name) : Attribute
{
    /// <summary>For people.</summary>
    public string Name { get; } = name;
}
