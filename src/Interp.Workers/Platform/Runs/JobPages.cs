namespace Interp.Workers.Platform;

/// <summary>Pages of the site that finished jobs lead to.</summary>
internal static class JobPages
{
    /// <summary>Where a new corpus or model is put to use.</summary>
    public const string NewDictionary = "/dictionaries/new";
}
