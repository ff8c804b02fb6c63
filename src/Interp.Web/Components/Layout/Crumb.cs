namespace Interp.Web.Components;

/// <summary>One step of the breadcrumb.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Href">Where it leads.</param>
public sealed record Crumb(string Text, string Href);
