namespace Interp.Analysis.Corpora.Cleaning;

/// <summary>Where base64 is met in text.</summary>
public enum Base64Form
{
    StyleSheet,
    Page,
    Json,
    Mime,
}
