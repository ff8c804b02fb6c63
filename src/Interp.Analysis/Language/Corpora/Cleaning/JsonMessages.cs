using System.Text;
using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>The values of a flat JSON file of messages, one a line; keys and the <c>@metadata</c> object go.</summary>
public sealed class JsonMessages : ITextCleaner
{
    public static JsonMessages Instance { get; } = new();

    public string Clean(byte[] content, string path)
    {
        var lines = new StringBuilder();
        try
        {
            using var json = JsonDocument.Parse(content);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return "";
            }

            foreach (var message in json.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String))
            {
                lines.Append(MessageText.Strip(message.Value.GetString() ?? "")).Append('\n');
            }
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("not JSON", e);
        }

        return PlainText.Tidy(lines.ToString());
    }
}
