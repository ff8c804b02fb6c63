using Interp.Domain.Jobs;

namespace Interp.Domain.Features;

/// <summary>What a request for a list must satisfy.</summary>
internal static class FeatureListRules
{
    public static void Check(FeatureFilter filter, int take)
    {
        var check = new ParameterChecks();
        check.Range("take", take, 1, FeatureQueries.MaxTake);
        check.That(filter.MinDensity is null or (>= 0 and <= 1), "minDensity", "Give a share from 0 to 1.");
        check.That(filter.MaxDensity is null or (>= 0 and <= 1), "maxDensity", "Give a share from 0 to 1.");
        check.Length("token", filter.Token, 200);
        check.ThrowIfAny();
    }
}
