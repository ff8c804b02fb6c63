using Interp.Domain.Platform;

namespace Interp.Api.Dictionaries;

/// <summary>The words for formats.</summary>
internal static class ExportFormats
{
    public static ExportFormat Parse(string? word) => word switch
    {
        null or "" or "jsonl" => ExportFormat.JsonLines,
        "saedashboard" => ExportFormat.SaeDashboard,
        _ => throw new InvalidParametersException([new("format", "Choose jsonl or saedashboard.")]),
    };
}
