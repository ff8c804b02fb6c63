namespace Interp.Domain.Library;

/// <summary>A token as text.</summary>
/// <param name="Id">Token id in the model's vocabulary.</param>
/// <param name="Text">The exact text; empty when the bytes are not complete UTF-8.</param>
/// <param name="Display">Text for people: line breaks and tabs drawn as ⏎ and ⇥, incomplete bytes as <c>\xE2</c>.</param>
public sealed record TokenText(int Id, string Text, string Display);
