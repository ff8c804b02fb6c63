namespace Interp.Analysis.Dictionaries;

/// <summary>The loss of one batch.</summary>
/// <param name="Total">What the gradients are of.</param>
/// <param name="SquaredError">Mean over rows of ‖x − x̂‖².</param>
/// <param name="Aux">AuxK before its weight.</param>
public sealed record SparseLoss(double Total, double SquaredError, double Aux);
