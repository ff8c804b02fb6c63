namespace Interp.Analysis.Dictionaries;

/// <summary>What steering did in one run.</summary>
/// <param name="Elements">Numbers at the hook point that differ.</param>
/// <param name="Positions">Tokens on which a feature was changed.</param>
/// <param name="MaxChange">Largest absolute difference of one number.</param>
public sealed record SteeringReport(long Elements, int Positions, double MaxChange);
