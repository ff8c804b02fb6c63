using Interp.Domain.Platform;

namespace Interp.Web.Components;

/// <summary>Joins a field's input with what is wrong with it, for those who do not see them side by side.</summary>
internal static class FieldProblems
{
    /// <summary>The problems of one field.</summary>
    /// <param name="problems">All problems.</param>
    /// <param name="field">Name of the parameter.</param>
    public static IReadOnlyList<ParameterProblem> Of(IReadOnlyList<ParameterProblem> problems, string field) =>
        [.. problems.Where(p => string.Equals(p.Field, field, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Value of <c>aria-invalid</c>.</summary>
    /// <param name="problems">All problems.</param>
    /// <param name="field">Name of the parameter.</param>
    public static string? Invalid(IReadOnlyList<ParameterProblem> problems, string field) => Of(problems, field).Count > 0 ? "true" : null;

    /// <summary>Value of <c>aria-describedby</c>: the problem first, then the hint.</summary>
    /// <param name="id">Id of the input.</param>
    /// <param name="hint">Whether the field has a hint.</param>
    /// <param name="problems">All problems.</param>
    /// <param name="field">Name of the parameter.</param>
    public static string? DescribedBy(string id, bool hint, IReadOnlyList<ParameterProblem> problems, string field) => (Of(problems, field).Count > 0, hint) switch
    {
        (true, true) => $"{ProblemId(id)} {HintId(id)}",
        (true, false) => ProblemId(id),
        (false, true) => HintId(id),
        _ => null,
    };

    /// <summary>Id of what tells the problems of an input.</summary>
    /// <param name="id">Id of the input.</param>
    public static string ProblemId(string id) => $"{id}-problem";

    /// <summary>Id of an input's line of help.</summary>
    /// <param name="id">Id of the input.</param>
    public static string HintId(string id) => $"{id}-hint";
}
