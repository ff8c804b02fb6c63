using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Interp.Api.Platform;

/// <summary>Rate limits per person on the API.</summary>
internal static class LimitServices
{
    /// <summary>The policy of submitting jobs.</summary>
    public const string Submissions = "submissions";

    /// <summary>All who have not signed in share this many persons' worth.</summary>
    private const int AnonymousShare = 10;

    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = LimitSettings.From(configuration);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = Refuse;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Requests(context, settings));
            options.AddPolicy(Submissions, context => RateLimitPartition.GetFixedWindowLimiter(
                Person(context) ?? string.Empty,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.SubmissionsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    private static RateLimitPartition<string> Requests(HttpContext context, LimitSettings settings)
    {
        if (!ProgramPaths.Match(context)) return RateLimitPartition.GetNoLimiter("pages");
        var person = Person(context);
        var share = person is null ? AnonymousShare : 1;
        return RateLimitPartition.GetTokenBucketLimiter(person ?? "anonymous", _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = settings.Burst * share,
            TokensPerPeriod = settings.PerSecond * share,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = true,
        });
    }

    private static string? Person(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier);

    private static async ValueTask Refuse(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var problems = context.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>();
        await problems.TryWriteAsync(new()
        {
            HttpContext = context.HttpContext,
            ProblemDetails = { Status = StatusCodes.Status429TooManyRequests, Detail = $"You have asked for more than one person may at a time. Try again in {seconds} s." },
        });
    }
}
