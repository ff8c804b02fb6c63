namespace Interp.Domain.Circuits;

/// <summary>A token that may come next.</summary>
/// <param name="Id">Token id.</param>
/// <param name="Logit">Its logit.</param>
/// <param name="Probability">Its probability.</param>
public sealed record NextToken(int Id, float Logit, float Probability);
