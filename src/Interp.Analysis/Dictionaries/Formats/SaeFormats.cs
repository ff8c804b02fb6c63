namespace Interp.Analysis.Dictionaries;

/// <summary>The formats that dictionaries are read from and written to.</summary>
public static class SaeFormats
{
    /// <summary>Ours first.</summary>
    public static IReadOnlyList<ISaeFormat> All { get; } =
        [new SaeLensFormat(), new DictionaryLearningFormat(), new SparsifyFormat(), new OpenAIFormat(), new GemmaScopeFormat()];

    /// <summary>The format of this name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists them.</exception>
    public static ISaeFormat Named(string name) => All.FirstOrDefault(format => format.Name == name)
        ?? throw new ArgumentException($"There is no format '{name}'; choose one of {string.Join(", ", All.Select(format => format.Name))}.", nameof(name));

    /// <summary>Reads a folder of any of the formats.</summary>
    /// <exception cref="InvalidDataException">It is of none of them, or damaged.</exception>
    public static SaeImport Read(string folder) => Detect(folder).Read(folder);

    /// <summary>Which format a folder is of.</summary>
    /// <exception cref="InvalidDataException">None, or more than one.</exception>
    public static ISaeFormat Detect(string folder) => All.Where(format => format.Recognises(folder)).ToArray() switch
    {
        [var one] => one,
        [] => throw new InvalidDataException("No dictionary was found: give cfg.json with sae_weights.safetensors (SAELens), ae.pt with config.json (dictionary_learning), cfg.json with sae.safetensors (sparsify), one .pt file (OpenAI) or params.npz (Gemma Scope)."),
        var several => throw new InvalidDataException($"These files are of several formats ({string.Join(", ", several.Select(format => format.Title))}); give those of one dictionary."),
    };
}
