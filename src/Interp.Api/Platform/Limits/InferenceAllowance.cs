using System.Threading.RateLimiting;
using Interp.Domain.Platform;

namespace Interp.Api.Platform;

/// <summary>A share of live computing per person; those who have not signed in have one share together.</summary>
internal sealed class InferenceAllowance(IConfiguration configuration) : IInferenceAllowance, IDisposable
{
    private readonly PartitionedRateLimiter<Guid> limiter = Limiter(LimitSettings.From(configuration));

    public void Take(Viewer viewer)
    {
        using var lease = limiter.AttemptAcquire(viewer.PersonId ?? Guid.Empty);
        if (!lease.IsAcquired) throw new InferenceLimitException(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    }

    public void Dispose() => limiter.Dispose();

    private static PartitionedRateLimiter<Guid> Limiter(LimitSettings settings) => PartitionedRateLimiter.Create<Guid, Guid>(person =>
        RateLimitPartition.GetTokenBucketLimiter(person, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = settings.InferenceBurst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / settings.InferencePerMinute,
            AutoReplenishment = true,
        }));
}
