namespace Interp.Analysis.Dictionaries;

/// <summary>A way of keeping dictionaries on disk.</summary>
public interface ISaeFormat
{
    /// <summary>For commands and addresses, e.g. <c>saelens</c>.</summary>
    string Name { get; }

    /// <summary>For people.</summary>
    string Title { get; }

    /// <summary>Whether a folder looks like one of this format; what is in its files is not checked.</summary>
    bool Recognises(string folder);

    /// <summary>Reads a folder. It is taken as hostile: what is unknown, damaged or would be misread is refused by name.</summary>
    /// <exception cref="InvalidDataException">With the file and what is wrong with it.</exception>
    SaeImport Read(string folder);

    /// <summary>Why the format cannot hold a dictionary, as a sentence; null when it can.</summary>
    string? WhyNot(SparseAutoencoder sae);

    /// <summary>Writes the files of the format; reading them gives a dictionary of the same reconstructions.</summary>
    /// <param name="sae">One with no <see cref="WhyNot"/>.</param>
    /// <param name="folder">Made when missing.</param>
    /// <param name="metadata">Where it belongs: <c>model_name</c>, <c>hook_name</c> and what else there is to say.</param>
    /// <exception cref="NotSupportedException">The format cannot hold it.</exception>
    void Write(SparseAutoencoder sae, string folder, IReadOnlyDictionary<string, string> metadata);
}
