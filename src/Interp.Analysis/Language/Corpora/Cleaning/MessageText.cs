namespace Interp.Analysis.Language;

/// <summary>One message of a user interface as running text.</summary>
public static class MessageText
{
    /// <summary>Drops inline markup; a message without any is returned unchanged.</summary>
    public static string Strip(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Contains('<') && message.Contains('>') ? MarkupText.Strip(message).TrimEnd('\n') : message;
    }
}
