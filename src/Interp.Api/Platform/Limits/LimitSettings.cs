namespace Interp.Api.Platform;

/// <summary>How much one person may ask for; a class shares one address, so addresses never count.</summary>
/// <param name="Burst">Requests at once.</param>
/// <param name="PerSecond">Requests per second in the long run.</param>
/// <param name="SubmissionsPerMinute">Jobs submitted per minute.</param>
/// <param name="InferenceBurst">Live questions at once.</param>
/// <param name="InferencePerMinute">Live questions per minute in the long run.</param>
internal sealed record LimitSettings(int Burst = 300, int PerSecond = 50, int SubmissionsPerMinute = 60, int InferenceBurst = 30, int InferencePerMinute = 60)
{
    public static LimitSettings From(IConfiguration configuration) => new(
        configuration.GetValue("INTERP_LIMIT_BURST", 300),
        configuration.GetValue("INTERP_LIMIT_PER_SECOND", 50),
        configuration.GetValue("INTERP_LIMIT_SUBMISSIONS", 60),
        configuration.GetValue("INTERP_LIMIT_INFERENCE_BURST", 30),
        configuration.GetValue("INTERP_LIMIT_INFERENCE", 60));
}
