namespace Interp.Domain.Platform;

/// <summary>A parameter of a kind of job in people's words.</summary>
/// <param name="Name">As in JSON.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Help">One line more; null where the label says it all.</param>
/// <param name="Unit">What its number counts or measures.</param>
/// <param name="Group">What it belongs to; null for the kind's own.</param>
/// <param name="Type">How it is typed.</param>
/// <param name="Choices">For <see cref="JobParameterType.Choice"/>.</param>
/// <param name="Bounds">For numbers.</param>
/// <param name="Default">As one would type it; null where it has none.</param>
/// <param name="Optional">Whether it may be left out although it has no default.</param>
/// <param name="Asked">Whether people are asked for it; what follows from other parameters is only shown.</param>
public sealed record JobParameter(
    string Name, string Label, string? Help, string? Unit, string? Group, JobParameterType Type, IReadOnlyList<string> Choices, NumberBounds? Bounds, string? Default, bool Optional, bool Asked);
