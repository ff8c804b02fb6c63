namespace Interp.Analysis.Circuits;

/// <summary>Through which input a part of the model reads the residual stream.</summary>
public enum ReceiverPart
{
    Query,
    Key,
    Value,
    Mlp,
    Logits,
}
