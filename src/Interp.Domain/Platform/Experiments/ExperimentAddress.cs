namespace Interp.Domain.Platform;

/// <summary>Where experiments are.</summary>
public static class ExperimentAddress
{
    /// <summary>On the site, as a job's result link.</summary>
    public static string Of(Guid id) => $"/x/{id}";
}
