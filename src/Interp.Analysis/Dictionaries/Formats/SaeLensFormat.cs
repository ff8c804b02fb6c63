namespace Interp.Analysis.Dictionaries;

/// <summary>SAELens, version 6 and the flat configurations before it.</summary>
internal sealed class SaeLensFormat : ISaeFormat
{
    public string Name => "saelens";

    public string Title => "SAELens folder";

    public bool Recognises(string folder) => File.Exists(Path.Combine(folder, SaeFolder.WeightsFileName));

    public SaeImport Read(string folder) => SaeFolder.Import(folder);

    public string? WhyNot(SparseAutoencoder sae) => null;

    public void Write(SparseAutoencoder sae, string folder, IReadOnlyDictionary<string, string> metadata) => sae.Save(folder, metadata);
}
