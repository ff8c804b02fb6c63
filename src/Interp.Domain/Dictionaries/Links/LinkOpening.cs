namespace Interp.Domain.Dictionaries;

/// <summary>A link as a visitor meets it.</summary>
/// <param name="Access">What following it comes to.</param>
/// <param name="Link">Null unless it leads on: a refusal tells nothing about the link.</param>
/// <param name="Dictionary">Name of the dictionary that it leads into, where it does.</param>
/// <param name="Feature">Number of the feature that it leads to, where it does.</param>
public sealed record LinkOpening(LinkAccess Access, LinkSummary? Link, string? Dictionary, int? Feature);
