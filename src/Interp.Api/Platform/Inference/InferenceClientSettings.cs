namespace Interp.Api.Platform;

/// <summary>What the operator sets about asking workers.</summary>
/// <param name="Patience">How long one question may take, its waiting in line included.</param>
internal sealed record InferenceClientSettings(TimeSpan Patience)
{
    public static InferenceClientSettings From(IConfiguration configuration) => new(TimeSpan.FromSeconds(configuration.GetValue("INTERP_INFERENCE_SECONDS", 60.0)));
}
