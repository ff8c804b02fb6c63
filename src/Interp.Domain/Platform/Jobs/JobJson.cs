using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interp.Domain.Platform;

/// <summary>How parameters and events are written: camelCase, enums by name, nothing unknown accepted.</summary>
public static class JobJson
{
    /// <summary>Read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        };
        // From the start, so that members can be listed before anything was written.
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
