using System.Text.Json;

namespace Interp.Domain.Platform;

/// <summary>How questions and answers are written between site and workers.</summary>
public static class InferenceJson
{
    /// <summary>What must be there is there, and not null. Read-only once used.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };
}
