namespace Interp.EndToEnd;

/// <summary>Tests of one installation that is there already; they follow one another, since two trainings side by side would take each other's cores.</summary>
[CollectionDefinition(Name)]
public sealed class SharedSite : ICollectionFixture<Installation>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "shared site";
}
