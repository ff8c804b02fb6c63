using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

/// <summary>A part of the model that writes into the residual stream.</summary>
/// <param name="Name">E.g. embed, 1.2 or mlp 1.</param>
/// <param name="Layer">−1 for the embedding.</param>
/// <param name="Head">Null for the embedding and for MLPs.</param>
public sealed record EdgeSender(string Name, int Layer, HeadName? Head);
