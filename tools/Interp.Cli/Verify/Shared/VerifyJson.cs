using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Interp.Cli.Verify;

/// <summary>Reports as JSON: one line for standard output, an indented file with the details for the repository.</summary>
internal static class VerifyJson
{
    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };

    /// <summary>The contract's single line.</summary>
    public static string Line(VerifyReport report) => JsonSerializer.Serialize(report, Compact);

    /// <summary>The report with <paramref name="details"/> beside it, for reading.</summary>
    public static string File(VerifyReport report, object? details)
    {
        var json = JsonSerializer.SerializeToNode(report, Compact)!.AsObject();
        if (details is not null)
            json["details"] = JsonSerializer.SerializeToNode(details, details.GetType(), Compact) as JsonNode;
        return json.ToJsonString(Indented) + "\n";
    }
}
