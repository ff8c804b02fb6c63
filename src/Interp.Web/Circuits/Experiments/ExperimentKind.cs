namespace Interp.Web.Circuits;

/// <summary>A kind of experiment that has a form.</summary>
/// <param name="Kind">As jobs name it.</param>
/// <param name="Name">For people.</param>
/// <param name="About">What it answers.</param>
public sealed record ExperimentKind(string Kind, string Name, string About);
