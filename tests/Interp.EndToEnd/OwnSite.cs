namespace Interp.EndToEnd;

/// <summary>Tests that start a site of their own, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OwnSite
{
    /// <summary>The collection's name.</summary>
    public const string Name = "own site";
}
