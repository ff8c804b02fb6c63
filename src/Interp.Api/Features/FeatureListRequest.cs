using System.ComponentModel;
using Interp.Domain.Features;
using Interp.Domain.Jobs;

namespace Interp.Api.Features;

/// <summary>The query of a list of features.</summary>
internal sealed record FeatureListRequest(
    [property: Description("index, random, density or max-activation")] string? Order,
    [property: Description("Least share of tokens")] double? MinDensity,
    [property: Description("Greatest share of tokens")] double? MaxDensity,
    [property: Description("Also features that never fired")] bool? Dead,
    [property: Description("Also features that fire on fewer than one token in a million")] bool? UltraLow,
    [property: Description("Only features that fire on this token: its text or #id")] string? Token,
    [property: Description("The 'next' of the page before")] string? After,
    [property: Description("1 to 100; 25 when left out")] int? Take)
{
    public const int DefaultTake = 25;

    public FeatureFilter Filter => new(MinDensity, MaxDensity, Dead ?? false, UltraLow ?? false, Token);

    public FeatureOrder ParsedOrder => Order switch
    {
        null or "" or "index" => FeatureOrder.Index,
        "random" => FeatureOrder.Random,
        "density" => FeatureOrder.Density,
        "max-activation" => FeatureOrder.MaxActivation,
        _ => throw new InvalidParametersException([new("order", "Choose index, random, density or max-activation.")]),
    };
}
