using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Interp.Workers.Platform;

/// <summary>What the operator sets about live questions, from environment variables.</summary>
/// <param name="Listen">Where to listen; port 0 takes a free one.</param>
/// <param name="Announce">Where the site finds this worker, if not where it listens: behind a container's network, for example.</param>
/// <param name="MaxWaiting">Questions that may wait for their turn.</param>
/// <param name="MemoryBytes">Models, dictionaries and corpora kept in memory between questions, about.</param>
internal sealed record InferenceSettings(Uri Listen, Uri? Announce, int MaxWaiting, long MemoryBytes)
{
    public static InferenceSettings From(IConfiguration configuration) => new(
        Address(configuration, "INTERP_INFERENCE_LISTEN") ?? new Uri("http://127.0.0.1:0"),
        Address(configuration, "INTERP_INFERENCE_ADDRESS"),
        (int)Number(configuration, "INTERP_INFERENCE_WAITING", 16, 0, 1000),
        Number(configuration, "INTERP_INFERENCE_MEMORY_MB", 2048, 1, 1 << 20) << 20);

    private static Uri? Address(IConfiguration configuration, string key)
    {
        if (configuration[key] is not { Length: > 0 } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp && address.AbsolutePath == "/"
            ? address
            : throw new InvalidOperationException($"{key} is '{text}'; give an address such as http://0.0.0.0:5090.");
    }

    private static long Number(IConfiguration configuration, string key, long otherwise, long least, long most)
    {
        if (configuration[key] is not { Length: > 0 } text) return otherwise;
        return long.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new InvalidOperationException($"{key} is '{text}'; give a whole number from {least} to {most}.");
    }
}
