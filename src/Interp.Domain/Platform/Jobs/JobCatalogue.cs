namespace Interp.Domain.Platform;

/// <summary>The kinds of job there are and what people call everything about them, read from the parameters of each.</summary>
public sealed class JobCatalogue(IEnumerable<IJobKind> kinds)
{
    private readonly Dictionary<string, JobDescription> known = kinds.Select(JobDescription.Of).ToDictionary(k => k.Kind, StringComparer.Ordinal);

    /// <summary>Every kind, by name.</summary>
    public IReadOnlyList<JobDescription> All => [.. known.Values.OrderBy(k => k.Kind, StringComparer.Ordinal)];

    /// <summary>Null where there is no such kind.</summary>
    public JobDescription? Find(string? kind) => kind is null ? null : known.GetValueOrDefault(kind);

    /// <summary>The kind of a job that exists; one that is no more reads as it stands.</summary>
    public JobDescription Of(string kind) => Find(kind) ?? JobDescription.Unknown(kind);
}
