using Interp.Domain.Platform;

namespace Interp.Workers.Platform;

/// <summary>Whose a model or corpus is.</summary>
internal sealed record Ownership(Visibility Visibility, int? CohortId, Guid? OwnerId)
{
    /// <summary>What lies in the folders belongs to everybody.</summary>
    public static Ownership Public { get; } = new(Visibility.Public, null, null);

    public static Ownership Of(Job job) => new(job.Visibility, job.CohortId, job.OwnerId);
}
