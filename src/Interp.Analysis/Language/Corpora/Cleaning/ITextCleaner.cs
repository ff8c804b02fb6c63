namespace Interp.Analysis.Language;

/// <summary>Turns the bytes of one file into clean text; an empty result means that the file has none.</summary>
public interface ITextCleaner
{
    /// <summary>Clean text of <paramref name="content"/>; <paramref name="path"/> only tells file types apart.</summary>
    /// <exception cref="InvalidDataException">The file is not what its name says.</exception>
    string Clean(byte[] content, string path);
}
