using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Builds the dashboards of one point of a sweep from its stored weights and publishes it as a dictionary.</summary>
/// <param name="Sweep">The sweep.</param>
/// <param name="Point">Its number, from 0.</param>
/// <param name="DashboardTokens">Tokens to find examples in; null for what the sweep says.</param>
/// <param name="Name">Slug of the dictionary; null to make one up.</param>
/// <param name="Title">Title for people; null to make one up.</param>
public sealed record PublishSweepPointParameters(Guid Sweep, int Point, long? DashboardTokens, string? Name, string? Title)
{
    /// <summary>All that is wrong with the values by themselves.</summary>
    public IReadOnlyList<ParameterProblem> Validate()
    {
        var check = new ParameterChecks();
        check.That(DashboardTokens is null or (>= 1_000 and <= 1_000_000_000), "dashboardTokens", "Leave it out for what the sweep says, or give a number from 1000 to 1000000000.");
        check.Slug("name", Name);
        check.Length("title", Title, 200);
        return check.Problems;
    }
}
