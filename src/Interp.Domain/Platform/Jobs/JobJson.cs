using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interp.Domain.Platform;

/// <summary>How parameters and events are written: camelCase, enums by name, nothing unknown accepted.</summary>
public static class JobJson
{
    /// <summary>Read-only once used.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };
}
