using System.Globalization;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http;

namespace Interp.Web.Dictionaries;

/// <summary>A rating form as it was sent: kept as typed, so that a refused one loses nothing.</summary>
/// <param name="form">The fields; null before anything was sent.</param>
public sealed class TypedRating(IFormCollection? form)
{
    /// <summary>Nothing typed yet.</summary>
    public static TypedRating Nothing { get; } = new(null);

    /// <summary>What the rater takes the feature for.</summary>
    public string Interpretation => form?["Interpretation"].ToString() ?? string.Empty;

    /// <summary>Name of a field.</summary>
    /// <param name="interval">Which interval.</param>
    /// <param name="criterion">Which question.</param>
    public static string Field(int interval, string criterion) => string.Create(CultureInfo.InvariantCulture, $"{criterion}.{interval}");

    /// <summary>The mark given; null where there is none.</summary>
    /// <param name="interval">Which interval.</param>
    /// <param name="criterion">Which question.</param>
    public int? Mark(int interval, string criterion) =>
        int.TryParse(form?[Field(interval, criterion)].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var mark) ? mark : null;

    /// <summary>What is to be submitted: intervals with all marks; those without any are left out.</summary>
    /// <param name="shown">Intervals in the order shown.</param>
    /// <exception cref="InvalidParametersException">An interval has some marks and not all.</exception>
    public RatingDraft Draft(IReadOnlyList<int> shown)
    {
        var rated = new List<IntervalMarks>();
        var problems = new List<ParameterProblem>();
        for (var i = 0; i < shown.Count; i++)
        {
            int[] marks = [.. Rubric.Criteria.Select(c => Mark(shown[i], c.Name)).OfType<int>()];
            if (marks.Length == Rubric.Criteria.Count)
                rated.Add(new(shown[i], marks[0], marks[1], marks[2], marks[3], marks[4]));
            else if (marks.Length > 0)
                problems.Add(new("intervals", string.Create(CultureInfo.InvariantCulture, $"Set {i + 1} has {marks.Length} of its {Rubric.Criteria.Count} marks: give all, or none to leave it out.")));
        }

        return problems.Count == 0 ? new(Interpretation, rated) : throw new InvalidParametersException(problems);
    }
}
