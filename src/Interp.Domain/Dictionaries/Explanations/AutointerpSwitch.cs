namespace Interp.Domain.Dictionaries;

/// <summary>Whether this installation has a language model to explain features with. Off unless the operator names one.</summary>
/// <param name="IsOn">Both <c>INTERP_LLM_URL</c> and <c>INTERP_LLM_MODEL</c> are set.</param>
public sealed record AutointerpSwitch(bool IsOn)
{
    /// <summary>Said wherever it is asked for in vain.</summary>
    public const string HowToTurnOn =
        "No language model is set up here, which is the default. Whoever runs this site names one with INTERP_LLM_URL (an OpenAI-compatible address), INTERP_LLM_MODEL and, where needed, INTERP_LLM_KEY. People's own explanations are scored without any.";
}
