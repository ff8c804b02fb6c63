using System.Reflection;

namespace Interp.Domain.Platform;

/// <summary>Makes a record the parameters of a kind of job, and says once what that kind is called.</summary>
/// <param name="kind">As programs name it, for example <c>prune-circuit</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class JobKindAttribute(string kind) : Attribute
{
    /// <summary>What <see cref="Onward"/> is of a kind that does not say.</summary>
    public const string UsualOnward = "Open the result";

    /// <summary>As programs name it.</summary>
    public string Kind { get; } = kind;

    /// <summary>What is being made, for people: <c>Pruning</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What it answers or makes, in one sentence.</summary>
    public required string About { get; init; }

    /// <summary>What to do with the result of a finished job.</summary>
    public string Onward { get; init; } = UsualOnward;

    /// <summary>What one must at least be allowed to do to start one; experiments that take long ask for more, as the rules of experiments say.</summary>
    public Permission Permission { get; init; } = Permission.Analyse;

    /// <summary>What a kind's parameters say of it.</summary>
    /// <exception cref="InvalidOperationException">They say nothing.</exception>
    public static JobKindAttribute Of(Type parameters) => parameters.GetCustomAttribute<JobKindAttribute>()
        ?? throw new InvalidOperationException($"{parameters.Name} are no parameters of a kind of job: give the record [JobKind(\"its-name\", Title = …, About = …)].");
}
