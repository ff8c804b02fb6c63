namespace Interp.Domain.People;

/// <summary>A new personal API token.</summary>
/// <param name="Summary">What lists show from now on.</param>
/// <param name="Secret">Shown once; only its hash is kept.</param>
public sealed record CreatedToken(PersonalTokenSummary Summary, string Secret);
