using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>The names of all ids of a vocabulary as a file spells them: complete from 0 up, each name and each id once.</summary>
internal sealed class PieceTable
{
    private const int MostIds = 2_000_000;

    private readonly Dictionary<string, int> ids;

    private PieceTable(Dictionary<string, int> ids, string[] names)
    {
        this.ids = ids;
        Names = names;
    }

    /// <summary>Names by id.</summary>
    public string[] Names { get; }

    /// <summary>Reads <c>{"piece": id}</c>, and adds <paramref name="added"/> tokens, which may repeat a piece under the same id.</summary>
    public static PieceTable Read(JsonElement vocabulary, IReadOnlyDictionary<int, string> added)
    {
        if (vocabulary.ValueKind != JsonValueKind.Object)
            throw new TokenizerFormatException("The vocabulary must be a JSON object from piece to id.");
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var field in vocabulary.EnumerateObject())
        {
            var name = Name(field);
            if (field.Value.ValueKind != JsonValueKind.Number || !field.Value.TryGetInt32(out var id))
                throw new TokenizerFormatException($"The id of piece '{name}' is not a whole number.");
            if (!found.TryAdd(name, id))
                throw new TokenizerFormatException($"Piece '{name}' is listed twice in the vocabulary.");
        }

        foreach (var (id, name) in added)
        {
            if (!found.TryAdd(name, id) && found[name] != id)
                throw new TokenizerFormatException($"Added token '{name}' has id {id}, but the vocabulary gives it {found[name]}.");
        }

        return new(found, ById(found));
    }

    /// <summary>The id of a piece, or -1.</summary>
    public int Find(string name) => ids.GetValueOrDefault(name, -1);

    private static string Name(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException e)
        {
            throw new TokenizerFormatException("A piece of the vocabulary is not Unicode text.", e);
        }
    }

    private static string[] ById(Dictionary<string, int> found)
    {
        if (found.Count is 0 or > MostIds)
            throw new TokenizerFormatException($"The vocabulary has {found.Count} pieces; 1 to {MostIds} can be read.");
        var names = new string?[found.Count];
        foreach (var (name, id) in found)
        {
            if (id < 0 || id >= names.Length)
                throw new TokenizerFormatException($"Piece '{name}' has id {id}, but {names.Length} pieces must have the ids 0 to {names.Length - 1} without holes.");
            if (names[id] is { } other)
                throw new TokenizerFormatException($"Id {id} is given to both '{other}' and '{name}'.");
            names[id] = name;
        }

        return names!;
    }
}
