namespace Interp.Domain.Platform;

/// <summary>Collects what is wrong with parameters.</summary>
internal sealed class ParameterChecks
{
    private readonly List<ParameterProblem> problems = [];

    public IReadOnlyList<ParameterProblem> Problems => problems;

    public void ThrowIfAny()
    {
        if (problems.Count > 0) throw new InvalidParametersException(problems);
    }

    public void That(bool holds, string field, string message)
    {
        if (!holds) problems.Add(new(field, message));
    }

    public void Range(string field, long value, long least, long most) =>
        That(value >= least && value <= most, field, $"Give a number from {least} to {most}.");

    public void Length(string field, string? value, int most) =>
        That(value is null || value.Length <= most, field, $"Use at most {most} characters.");

    public void Slug(string field, string? value) =>
        That(value is null || SlugAttribute.Matches(value), field, SlugAttribute.Refusal);

    /// <summary>What the attributes of a record say of each value by itself: its range, its length, its choices.</summary>
    public void Values(object parameters) => problems.AddRange(ParameterReader.Problems(parameters));
}
