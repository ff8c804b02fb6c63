using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>Our own folders: every field of <see cref="DecoderConfig"/> in config.json, weights under their own names.</summary>
internal static class InterpFormat
{
    public const string ModelType = "interp-decoder";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static DecoderConfig Config(ConfigJson json)
    {
        var fields = JsonObject.Create(json.Root)!;
        fields.Remove("model_type");
        try
        {
            return fields.Deserialize<DecoderConfig>(Json)!;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"config.json of an {ModelType}: {error.Message}", error);
        }
    }

    public static string ConfigText(DecoderConfig config)
    {
        var fields = JsonSerializer.SerializeToNode(config, Json)!.AsObject();
        fields.Insert(0, "model_type", ModelType);
        return fields.ToJsonString(Json) + "\n";
    }

    public static Dictionary<string, Tensor> Weights(TensorSource source, DecoderConfig config) =>
        DecoderWeights.Shapes(config).ToDictionary(w => w.Name, w => source.Take(w.Name, w.Shape), StringComparer.Ordinal);
}
