namespace Interp.Domain.Circuits;

/// <summary>What receives the patched paths.</summary>
/// <param name="Kind"><see cref="Logits"/>, <see cref="Query"/>, <see cref="Key"/> or <see cref="Value"/>.</param>
/// <param name="Heads">For all but the logits: the heads, such as 9.6.</param>
public sealed record PathReceiverSpec(string Kind, IReadOnlyList<string>? Heads = null)
{
    public const string Logits = "logits";
    public const string Query = "q";
    public const string Key = "k";
    public const string Value = "v";
}
