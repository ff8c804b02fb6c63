namespace Interp.Domain.Circuits;

/// <summary>What a head at a position passes to one input of another, or to the logits, measured by path patching.</summary>
/// <param name="From">The head that sends, such as 5.5.</param>
/// <param name="FromRole">Where it writes, such as S2.</param>
/// <param name="To">The head that reads, or <see cref="EdgeLabels.Logits"/>.</param>
/// <param name="ToRole">Where that head stands; END for the logits.</param>
/// <param name="Input">q, k or v; null for the logits.</param>
/// <param name="Effect">By how much the mean logit difference falls when this path alone carries the corrupted prompt's value: below 0 where it works against the answer.</param>
public sealed record MeasuredEdge(string From, string FromRole, string To, string ToRole, string? Input, double Effect);
