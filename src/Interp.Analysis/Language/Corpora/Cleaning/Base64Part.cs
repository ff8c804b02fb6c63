using System.Globalization;
using System.Text;

namespace Interp.Analysis.Language;

/// <summary>A binary file as it travels in text: a data URI in a style sheet or page, or a MIME part of 76 columns.</summary>
/// <param name="form">Where the file would be met.</param>
public sealed class Base64Part(Base64Form form) : ITextCleaner
{
    private const int MimeColumns = 76;

    // Smaller files are all header, larger ones would be cut in the middle of a document.
    private const int MinimumBytes = 400;
    private const int MaximumBytes = 4000;

    public string Clean(byte[] content, string path)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(path);
        if (content.Length is < MinimumBytes or > MaximumBytes)
        {
            return "";
        }

        var base64 = Convert.ToBase64String(content);
        var file = Path.GetFileName(path);
        var name = Path.GetFileNameWithoutExtension(path);
        var kind = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".PNG" => "image/png",
            ".GIF" => "image/gif",
            ".JPG" => "image/jpeg",
            ".GZ" => "application/gzip",
            _ => "application/octet-stream",
        };
        return form switch
        {
            Base64Form.StyleSheet => $".{name} {{\n  background-image: url(data:{kind};base64,{base64});\n}}\n",
            Base64Form.Page => $"<p><img alt=\"{name}\" src=\"data:{kind};base64,{base64}\" /></p>\n",
            Base64Form.Json => $"{{\"name\": \"{file}\", \"type\": \"{kind}\", \"data\": \"{base64}\"}}\n",
            Base64Form.Mime => Mime(file, kind, content.Length, base64),
            _ => throw new InvalidOperationException($"Unknown form {form}."),
        };
    }

    private static string Mime(string file, string kind, int size, string base64)
    {
        var part = new StringBuilder();
        part.Append(CultureInfo.InvariantCulture, $"Content-Type: {kind}; name=\"{file}\"\nContent-Transfer-Encoding: base64\n");
        part.Append(CultureInfo.InvariantCulture, $"Content-Disposition: attachment; filename=\"{file}\"; size={size}\n\n");
        for (var at = 0; at < base64.Length; at += MimeColumns)
        {
            part.Append(base64, at, Math.Min(MimeColumns, base64.Length - at)).Append('\n');
        }

        return part.ToString();
    }
}
