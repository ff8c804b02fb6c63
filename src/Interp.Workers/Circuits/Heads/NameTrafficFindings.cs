namespace Interp.Workers.Circuits;

/// <summary>What the tables of names say, for the experiment's page.</summary>
/// <param name="Prompts">Pairs.</param>
/// <param name="WriteTheIndirectObject">Heads that add most to the logit of the indirect object.</param>
/// <param name="WriteTheSubject">Heads that add most to the logit of the subject.</param>
/// <param name="TakeOutTheSubject">Heads that take most from it.</param>
internal sealed record NameTrafficFindings(int Prompts, IReadOnlyList<string> WriteTheIndirectObject, IReadOnlyList<string> WriteTheSubject, IReadOnlyList<string> TakeOutTheSubject);
