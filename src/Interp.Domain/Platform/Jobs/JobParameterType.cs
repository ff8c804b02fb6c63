namespace Interp.Domain.Platform;

/// <summary>How a parameter is typed.</summary>
public enum JobParameterType
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Box,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>Words or numbers with commas between them.</summary>
    List,

    /// <summary>JSON.</summary>
    Json,
}
