using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Interp.Workers.Dictionaries;

/// <summary>Which language model explains features, from environment variables; off unless address and name are both given.</summary>
/// <param name="Address">Of an OpenAI-compatible API, without <c>/chat/completions</c>.</param>
/// <param name="Model">Its name there.</param>
/// <param name="Key">Sent as a bearer token; null for a server that takes none.</param>
/// <param name="Patience">For one answer.</param>
internal sealed record LanguageModelSettings(Uri? Address, string? Model, string? Key, TimeSpan Patience)
{
    public bool IsOn => Address is not null && Model is not null;

    public static LanguageModelSettings From(IConfiguration configuration) => new(
        Given(configuration, "INTERP_LLM_URL") is { } address ? new Uri(address.TrimEnd('/') + "/") : null,
        Given(configuration, "INTERP_LLM_MODEL"),
        Given(configuration, "INTERP_LLM_KEY"),
        TimeSpan.FromSeconds(double.Parse(Given(configuration, "INTERP_LLM_SECONDS") ?? "120", CultureInfo.InvariantCulture)));

    private static string? Given(IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } text ? text : null;
}
