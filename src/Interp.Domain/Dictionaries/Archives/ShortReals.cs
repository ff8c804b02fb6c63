using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Writes measured numbers with five significant digits, one more than any page shows: archives become half as large. NaN is null.</summary>
internal sealed class ShortReals : JsonConverter<float[]>
{
    private static readonly NaNAsNull Exact = new();

    public override float[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Exact.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, float[] value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var number in value)
        {
            if (float.IsFinite(number)) writer.WriteRawValue(number.ToString("G5", CultureInfo.InvariantCulture));
            else writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }
}
