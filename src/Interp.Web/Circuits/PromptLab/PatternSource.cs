namespace Interp.Web.Circuits;

/// <summary>Whose attention is drawn.</summary>
public enum PatternSource
{
    /// <summary>The prompt's.</summary>
    Clean,

    /// <summary>The corrupted prompt's.</summary>
    Corrupted,

    /// <summary>The prompt's minus the corrupted prompt's.</summary>
    Difference,
}
