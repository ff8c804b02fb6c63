using System.Reflection;

namespace Interp.Domain.Platform;

/// <summary>A kind of job in people's words.</summary>
/// <param name="Kind">As programs name it.</param>
/// <param name="Title">What is being made.</param>
/// <param name="About">What it answers or makes, in one sentence.</param>
/// <param name="Onward">What to do with the result of a finished job.</param>
/// <param name="Permission">What one must at least be allowed to do to start one.</param>
/// <param name="Stages">What its worker reports, in no order.</param>
/// <param name="Numbers">What its worker reports along its steps, in the order of the page.</param>
/// <param name="Parameters">In the order in which people read them: names and access last.</param>
public sealed record JobDescription(
    string Kind, string Title, string About, string Onward, Permission Permission, IReadOnlyList<JobStage> Stages, IReadOnlyList<ProgressNumber> Numbers, IReadOnlyList<JobParameter> Parameters)
{
    /// <summary>Who may start one, as they are told who may not.</summary>
    public string WhoMayStart => Permission switch
    {
        Permission.Train => "Starting this takes the role of instructor in a cohort.",
        Permission.Analyse => "Starting this takes the role of researcher or instructor in a cohort.",
        _ => "Starting this takes a signed-in person, since computing is shared out per person.",
    };

    /// <summary>Whether somebody may start one, in some cohort.</summary>
    public bool MayStart(Viewer viewer) => Permissions.Allows(viewer, Permission, cohortId: null);

    /// <summary>One of its parameters; null where it has none of that name.</summary>
    public JobParameter? Parameter(string name) => Parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));

    /// <summary>Whether it has a parameter of that name.</summary>
    public bool Takes(string name) => Parameter(name) is not null;

    /// <summary>One of its stages; an unknown one reads as it stands.</summary>
    public JobStage Stage(string name) => Stages.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.Ordinal)) ?? new(name, name, Counts: null);

    internal static JobDescription Of(IJobKind kind)
    {
        var says = kind.About;
        return new(says.Kind, says.Title, says.About, says.Onward, says.Permission, StagesOf(kind.Parameters), kind.Numbers, ParameterReader.Of(kind.Parameters, kind.Defaults));
    }

    internal static JobDescription Unknown(string kind) => new(kind, kind, string.Empty, JobKindAttribute.UsualOnward, Permission.Administer, [], [], []);

    private static IReadOnlyList<JobStage> StagesOf(Type parameters)
    {
        IEnumerable<Type> shared = parameters.GetCustomAttribute<JobStagesAttribute>()?.Shared ?? [];
        return [.. shared.Append(parameters).SelectMany(type => type.GetCustomAttributes<JobStageAttribute>()).Select(stage => stage.Stage)];
    }
}
