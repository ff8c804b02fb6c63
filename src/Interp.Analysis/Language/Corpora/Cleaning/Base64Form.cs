namespace Interp.Analysis.Language;

/// <summary>Where base64 is met in text.</summary>
public enum Base64Form
{
    StyleSheet,
    Page,
    Json,
    Mime,
}
