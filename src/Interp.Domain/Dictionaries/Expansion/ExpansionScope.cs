namespace Interp.Domain.Dictionaries;

/// <summary>How far an example is widened.</summary>
public enum ExpansionScope
{
    /// <summary>33 tokens around the token it was chosen for.</summary>
    Window,

    /// <summary>Its whole document, up to a bound.</summary>
    Document,
}
