using System.Text.Json;

namespace Interp.Domain.Platform;

/// <summary>What submitting most kinds of job has in common.</summary>
/// <typeparam name="TParameters">Its parameters, with a <see cref="JobKindAttribute"/>.</typeparam>
public abstract class JobKind<TParameters> : IJobKind
    where TParameters : class
{
    private static readonly JobKindAttribute Says = JobKindAttribute.Of(typeof(TParameters));

    public Type Parameters => typeof(TParameters);

    object IJobKind.Defaults => Defaults;

    public JobKindAttribute About => Says;

    public virtual QueueName Queue => QueueName.Cpu;

    public virtual IReadOnlyList<ProgressNumber> Numbers => [];

    /// <summary>Parameters as they are where nothing was given; what has no default is empty or out of its bounds.</summary>
    protected abstract TParameters Defaults { get; }

    public abstract Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken);

    public Task<IReadOnlyList<ParameterProblem>> Conflicts(string parametersJson, CancellationToken cancellationToken) =>
        Conflicts(JsonSerializer.Deserialize<TParameters>(parametersJson, JobJson.Options)!, cancellationToken);

    /// <summary>Problems that matter only when this is new work; none, unless the kind says otherwise.</summary>
    protected virtual Task<IReadOnlyList<ParameterProblem>> Conflicts(TParameters parameters, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ParameterProblem>>([]);

    /// <summary>What was submitted, over the defaults.</summary>
    /// <exception cref="InvalidParametersException">A value has the wrong type or a name is unknown.</exception>
    protected TParameters Read(JsonElement submitted) => JobParameters.Read(submitted, Defaults);

    /// <summary>The cohort that a job is made for: the one asked for, or the only one in which the viewer may start it; null only for administrators.</summary>
    /// <exception cref="ForbiddenException">The viewer may not start it there.</exception>
    /// <exception cref="InvalidParametersException">There are several, and none was named.</exception>
    protected static int? CohortFor(Viewer viewer, int? asked) => JobCohort.Of(viewer, Says, asked);

    /// <summary>What is wrong with values by themselves, as their attributes say: ranges, lengths, choices.</summary>
    protected static IEnumerable<ParameterProblem> Values(TParameters parameters) => ParameterReader.Problems(parameters);

    /// <summary>A job of checked parameters.</summary>
    protected static JobDraft Draft(string title, TParameters parameters, Visibility visibility, int? cohort) =>
        new(title, JsonSerializer.Serialize(parameters, JobJson.Options), visibility, cohort);
}
