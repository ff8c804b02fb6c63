namespace Interp.Analysis.Dictionaries;

/// <summary>What a feature does to the prediction of a token that follows one it is active on.</summary>
/// <param name="Offset">Place of the predicted token in its example's window.</param>
/// <param name="Raised">The next tokens whose logits the feature raises most, by clean − ablated logit, highest first.</param>
/// <param name="Lowered">Those it lowers most, lowest first.</param>
public sealed record AblatedPlace(int Offset, TokenLogit[] Raised, TokenLogit[] Lowered);
