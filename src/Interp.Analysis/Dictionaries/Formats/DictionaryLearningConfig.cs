namespace Interp.Analysis.Dictionaries;

/// <summary>What dictionary_learning's <c>config.json</c> says that matters: the class of the dictionary and its sizes. The rest is how it was trained.</summary>
internal sealed record DictionaryLearningConfig(string? DictionaryClass, int? d_in, int? d_sae, int? k, IReadOnlyDictionary<string, string> Metadata)
{
    public static DictionaryLearningConfig None { get; } = new(null, null, null, null, new Dictionary<string, string>(StringComparer.Ordinal));

    public static DictionaryLearningConfig Read(JsonSettings root)
    {
        JsonSettings trainer = root.Part("trainer") ?? throw new InvalidDataException("it has no part 'trainer'.");
        var about = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string from, string to) in new[] { ("lm_name", "model_name"), ("submodule_name", "hook_name"), ("layer", "hook_layer") })
        {
            if (trainer.Simple().FirstOrDefault(pair => pair.Name == from) is { Name: not null } found)
                about[to] = found.Value;
        }
        return new DictionaryLearningConfig(
            trainer.Has("dict_class") ? trainer.Text("dict_class", "") : null, Whole(trainer, "activation_dim"), Whole(trainer, "dict_size"), Whole(trainer, "k"), about);
    }

    /// <exception cref="InvalidDataException">The two files are not of one dictionary.</exception>
    public void Check(SparseAutoencoder dictionary)
    {
        if ((d_in ?? dictionary.d_in) != dictionary.d_in || (d_sae ?? dictionary.d_sae) != dictionary.d_sae)
            throw new InvalidDataException($"'config.json' is of a dictionary of {d_in} × {d_sae}, 'ae.pt' of one of {dictionary.d_in} × {dictionary.d_sae}.");
        if (k is { } some && dictionary.Settings.k is { } other && some != other)
            throw new InvalidDataException($"'config.json' says k = {some}, 'ae.pt' k = {other}.");
    }

    private static int? Whole(JsonSettings trainer, string name) => trainer.Has(name) ? trainer.Whole(name) : null;
}
