namespace Interp.Domain.Platform;

/// <summary>How much live computing one person may ask for, on pages and through the API together.</summary>
public interface IInferenceAllowance
{
    /// <summary>Takes one run from the viewer's share; all who have not signed in have one share together.</summary>
    /// <exception cref="InferenceLimitException">The share is used up.</exception>
    void Take(Viewer viewer);
}
