namespace Interp.Domain.Dictionaries;

/// <summary>A model of the same shape with fresh random weights: the control for what training the model adds.</summary>
public sealed class ModelControl
{
    /// <summary>The model with random weights.</summary>
    public int ModelId { get; init; }

    /// <summary>The model it stands beside.</summary>
    public int OfModelId { get; init; }

    /// <summary>Of its weights.</summary>
    public long Seed { get; init; }
}
