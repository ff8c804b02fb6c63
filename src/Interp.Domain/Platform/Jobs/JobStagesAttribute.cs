namespace Interp.Domain.Platform;

/// <summary>Gives a kind of job the stages that it shares with others.</summary>
/// <param name="shared">Classes with a <see cref="JobStageAttribute"/> for each stage.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class JobStagesAttribute(params Type[] shared) : Attribute
{
    /// <summary>Classes with a <see cref="JobStageAttribute"/> for each stage.</summary>
    public IReadOnlyList<Type> Shared { get; } = shared;
}
