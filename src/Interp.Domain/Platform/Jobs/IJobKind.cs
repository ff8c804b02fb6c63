using System.Text.Json;

namespace Interp.Domain.Platform;

/// <summary>What submitting one kind of job takes.</summary>
public interface IJobKind
{
    /// <summary>As in <see cref="JobKinds"/>.</summary>
    string Kind { get; }

    /// <summary>Where its jobs wait; the cores, unless it says otherwise.</summary>
    QueueName Queue => QueueName.Cpu;

    /// <summary>What its jobs report while they run, in the order of the page; all in one stage, along whose steps the curves go.</summary>
    IReadOnlyList<ProgressNumber> Numbers => [];

    /// <summary>Fills in defaults and checks everything that can be checked before the work.</summary>
    /// <exception cref="InvalidParametersException">Something is wrong; all problems at once.</exception>
    /// <exception cref="ForbiddenException">The viewer may not do this in that cohort.</exception>
    Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken);

    /// <summary>Problems that matter only when this is new work, such as a name that is taken.</summary>
    Task<IReadOnlyList<ParameterProblem>> Conflicts(string parametersJson, CancellationToken cancellationToken);
}
