using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>The names of the tokens around a document, as a model's <c>tokenizer_config.json</c> states them; null where it does not.</summary>
internal sealed record SpecialTokenNames(string? Beginning, string? End)
{
    private static readonly string[] UsualBeginnings = ["<|begin_of_text|>", "<|start_story|>", "<s>", "<bos>", "[BOS]"];
    private static readonly string[] UsualEnds = ["<|endoftext|>", "<|end_of_text|>", "<|end_story|>", "</s>", "<eos>", "[EOS]"];

    public static SpecialTokenNames Unstated { get; } = new(null, null);

    /// <summary>Reads <c>bos_token</c> and <c>eos_token</c> from the configuration in <paramref name="folder"/>, if there is one.</summary>
    public static SpecialTokenNames Read(string folder)
    {
        var path = Path.Combine(folder, "tokenizer_config.json");
        if (!File.Exists(path))
            return Unstated;
        using var document = JsonFields.Open(path);
        return new(Name(document.RootElement, "bos_token"), Name(document.RootElement, "eos_token"));
    }

    /// <summary>Finds the ids; a name that is not stated is looked for under the usual names, and a beginning that is nowhere is the end.</summary>
    public DocumentIds Find(IReadOnlyDictionary<int, string> specialTokens)
    {
        var ids = specialTokens.ToDictionary(token => token.Value, token => token.Key, StringComparer.Ordinal);
        var end = First(ids, End is null ? UsualEnds : [End]);
        var beginning = First(ids, Beginning is null ? UsualBeginnings : [Beginning]);
        return new(beginning < 0 ? end : beginning, end);
    }

    private static int First(Dictionary<string, int> ids, string[] names)
    {
        foreach (var name in names)
        {
            if (ids.TryGetValue(name, out var id))
                return id;
        }

        return -1;
    }

    private static string? Name(JsonElement configuration, string field) => configuration.Optional(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } name => name.Text(field),
        { } token => token.RequiredString("content"),
    };
}
