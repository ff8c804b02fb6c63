namespace Interp.Workers.Heads;

/// <summary>What the tables of names say, for the experiment's page.</summary>
/// <param name="Prompts">Pairs.</param>
/// <param name="WriteIo">Heads that add most to the logit of the indirect object.</param>
/// <param name="WriteS">Heads that add most to the logit of the subject.</param>
/// <param name="TakeOutS">Heads that take most from it.</param>
internal sealed record NameTrafficFindings(int Prompts, IReadOnlyList<string> WriteIo, IReadOnlyList<string> WriteS, IReadOnlyList<string> TakeOutS);
