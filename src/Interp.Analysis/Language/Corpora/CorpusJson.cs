using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interp.Analysis.Language;

/// <summary>How corpus files are written as JSON: camelCase, readable Unicode.</summary>
[JsonSerializable(typeof(CorpusManifest))]
[JsonSerializable(typeof(DocumentLine))]
internal sealed partial class CorpusJson : JsonSerializerContext
{
    public static CorpusJson Compact { get; } = new(Written(indented: false));

    public static CorpusJson Indented { get; } = new(Written(indented: true));

    private static JsonSerializerOptions Written(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
