namespace Interp.Domain.People;

/// <summary>A personal API token, without its secret.</summary>
/// <param name="Id">To revoke it by.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUsedAt">When a request last carried it, to the nearest few minutes.</param>
public sealed record PersonalTokenSummary(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);
