namespace Interp.Domain.Dictionaries;

/// <summary>A label as somebody wants it.</summary>
/// <param name="Text">At most 200 characters; empty takes the label away.</param>
/// <param name="Status">Adjudicated only by instructors.</param>
/// <param name="BasedOn">The version that its author saw; 0 when there was none. A label that somebody else changed meanwhile is not overwritten.</param>
/// <param name="Note">Why; needed for an adjudication.</param>
public sealed record LabelDraft(string Text, LabelStatus Status, int BasedOn, string? Note = null);
