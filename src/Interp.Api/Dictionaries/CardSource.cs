namespace Interp.Api.Dictionaries;

/// <summary>A document that examples come from.</summary>
internal sealed record CardSource(int Document, string Source, string Class);
