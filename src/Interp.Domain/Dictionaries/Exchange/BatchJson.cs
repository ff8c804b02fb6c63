using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interp.Domain.Dictionaries;

/// <summary>How batch files are written: snake case, as Python writes them.</summary>
public static class BatchJson
{
    /// <summary>For reading and writing.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 8,
        Converters = { new LenientInt64() },
    };

    // Python writes some whole numbers as 5000.0.
    private sealed class LenientInt64 : JsonConverter<long>
    {
        public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.Number) throw new JsonException("A number was expected.");
            if (reader.TryGetInt64(out var whole)) return whole;
            return reader.GetDouble() is >= 0 and < 1e15 and var number ? (long)number : throw new JsonException("A whole number was expected.");
        }

        public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }
}
