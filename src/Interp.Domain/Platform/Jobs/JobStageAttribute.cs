namespace Interp.Domain.Platform;

/// <summary>Says once what a stage does: on the parameters of the only kind that has it, or on a class of stages that several kinds share.</summary>
/// <param name="name">As workers report it, for example <c>train</c>.</param>
/// <param name="title">What it does, for people: <c>Train</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class JobStageAttribute(string name, string title) : Attribute
{
    /// <summary>The stage and its words.</summary>
    public JobStage Stage => new(name, title, Counts);

    /// <summary>What its steps are: <c>rows</c>, <c>tokens</c>; null where people are told a share alone.</summary>
    public string? Counts { get; init; }
}
