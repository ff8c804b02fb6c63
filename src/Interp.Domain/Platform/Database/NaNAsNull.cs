using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interp.Domain.Platform;

/// <summary>JSON has no NaN: an undefined number is written as null and read back as NaN.</summary>
public sealed class NaNAsNull : JsonConverter<float[]>
{
    /// <inheritdoc/>
    public override float[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("An array of numbers was expected.");
        var values = new List<float>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            values.Add(reader.TokenType == JsonTokenType.Null ? float.NaN : reader.GetSingle());
        return [.. values];
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, float[] value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var number in value)
        {
            if (float.IsFinite(number)) writer.WriteNumberValue(number);
            else writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }
}
