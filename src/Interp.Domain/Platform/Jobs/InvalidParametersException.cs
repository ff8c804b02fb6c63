namespace Interp.Domain.Platform;

/// <summary>Parameters were refused and nothing was queued.</summary>
public sealed class InvalidParametersException(IReadOnlyList<ParameterProblem> problems)
    : Exception(string.Join(" ", problems.Select(p => $"{p.Field}: {p.Message}")))
{
    /// <summary>All problems, not only the first.</summary>
    public IReadOnlyList<ParameterProblem> Problems { get; } = problems;
}
