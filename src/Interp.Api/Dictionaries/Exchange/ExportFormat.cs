namespace Interp.Api.Dictionaries;

/// <summary>How cards are written.</summary>
internal enum ExportFormat
{
    /// <summary>One card a line, as the API gives it.</summary>
    JsonLines,

    /// <summary>One batch of SAEDashboard.</summary>
    SaeDashboard,
}
