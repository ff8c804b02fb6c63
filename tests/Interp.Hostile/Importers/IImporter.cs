namespace Interp.Hostile.Importers;

/// <summary>Something that takes in what people bring.</summary>
internal interface IImporter
{
    /// <summary>For reports.</summary>
    string Name { get; }

    /// <summary>Well-formed folders to begin with, written below <paramref name="parent"/>.</summary>
    IReadOnlyList<string> Seeds(string parent);

    /// <summary>Reads a folder as it is read in operation, and uses what was read once.</summary>
    Task Import(string folder);

    /// <summary>Whether this is how it refuses what cannot be read.</summary>
    bool Refuses(Exception error);
}
