using System.Text.Json;

namespace Interp.Domain.Platform;

/// <summary>What submitting one kind of job takes. Every one is found by scanning; <see cref="JobKind{TParameters}"/> does what most have in common.</summary>
public interface IJobKind
{
    /// <summary>The record of its parameters; its attributes say what it is called, its stages and what each parameter means.</summary>
    Type Parameters { get; }

    /// <summary>Parameters as they are where nothing was given; what has no default is empty or out of its bounds.</summary>
    object Defaults { get; }

    /// <summary>What it is called and who may start one.</summary>
    JobKindAttribute About => JobKindAttribute.Of(Parameters);

    /// <summary>As programs name it.</summary>
    string Kind => About.Kind;

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
