namespace Interp.Domain.Platform;

/// <summary>What is wrong with one parameter.</summary>
/// <param name="Field">The parameter's name as in JSON.</param>
/// <param name="Message">What to do about it.</param>
public sealed record ParameterProblem(string Field, string Message);
