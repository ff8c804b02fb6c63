namespace Interp.Domain.Circuits;

/// <summary>A head to be taken apart.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Head">As layer and head, for example 9.6.</param>
public sealed record HeadRequest(string? Model, string? Head);
