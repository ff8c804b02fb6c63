namespace Interp.Domain.Library;

/// <summary>A place in a model whose activations can be taken.</summary>
public sealed class HookPoint
{
    public int ModelId { get; init; }

    /// <summary>Order within the model, from the input on.</summary>
    public int Ordinal { get; init; }

    public required string Name { get; init; }

    public int Width { get; init; }
}
