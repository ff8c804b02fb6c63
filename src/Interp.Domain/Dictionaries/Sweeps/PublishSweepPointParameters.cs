using System.ComponentModel.DataAnnotations;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Builds the dashboards of one point of a sweep from its stored weights and publishes it as a dictionary.</summary>
/// <param name="Sweep">The sweep.</param>
/// <param name="Point">Its number, from 0.</param>
/// <param name="DashboardTokens">Tokens to find examples in; null for what the sweep says.</param>
/// <param name="Name">Slug of the dictionary; null to make one up.</param>
/// <param name="Title">Title for people; null to make one up.</param>
[JobKind(PublishSweepPointParameters.Kind, Title = "Dashboards of a sweep's point", About = "The dictionary of one point of a sweep, with its dashboards.", Onward = "Open the dictionary")]
[JobStages(typeof(DictionaryStages))]
public sealed record PublishSweepPointParameters(
    [property: Display(Name = "Sweep", Description = "Its number, as in its address")] Guid Sweep,
    [property: Display(Name = "Point", Description = "From 0")] int Point,
    [property: Display(Name = ParameterWords.DashboardTokens, Description = "Left empty, what the sweep says"), Range(1_000, 1_000_000_000, ErrorMessage = "Leave it out for what the sweep says, or give a number from 1000 to 1000000000."), Unit(ParameterWords.Tokens)] long? DashboardTokens,
    [property: Display(Name = ParameterWords.Name, Description = ParameterWords.NameHelp, GroupName = ParameterWords.Access), Slug] string? Name,
    [property: Display(Name = ParameterWords.Title, Description = ParameterWords.TitleHelp, GroupName = ParameterWords.Access), MaxLength(ParameterWords.LongestTitle)] string? Title)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "publish-sweep-point";
}
