namespace Interp.Domain.Library;

/// <summary>What a question is about, by the names that folders have on the workers.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="HookPoint">Where the dictionary reads, and writes but for a transcoder.</param>
/// <param name="TargetHookPoint">Where a transcoder writes; null for any other.</param>
public sealed record InferenceSubject(string Model, string Dictionary, string HookPoint, string? TargetHookPoint = null)
{
    /// <summary>Where its features have their effects.</summary>
    public string WrittenHookPoint => TargetHookPoint ?? HookPoint;
}
