namespace Interp.Domain.Platform;

/// <summary>A number that the jobs of a kind report while they run: a figure and a curve on a job's page.</summary>
/// <param name="Name">In reports, in the API and in names of downloads, for example <c>explained-variance</c>.</param>
/// <param name="Title">Beside the figure and over the curve.</param>
/// <param name="Unit">After the title over the curve; null where the title says it all.</param>
/// <param name="Form">How it is written.</param>
public sealed record ProgressNumber(string Name, string Title, string? Unit = null, NumberForm Form = NumberForm.Plain);
