using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interp.Domain.Platform;

/// <summary>Rows as arrays; null for a row that is not finished, and for a value where there is nothing to measure.</summary>
internal sealed class GridRowsJson : JsonConverter<IReadOnlyList<float[]?>>
{
    private static readonly NaNAsNull Values = new();

    public override IReadOnlyList<float[]?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("An array of rows was expected.");
        var rows = new List<float[]?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            rows.Add(reader.TokenType == JsonTokenType.Null ? null : Values.Read(ref reader, typeof(float[]), options));
        return rows;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<float[]?> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var row in value)
        {
            if (row is null) writer.WriteNullValue();
            else Values.Write(writer, row, options);
        }

        writer.WriteEndArray();
    }
}
