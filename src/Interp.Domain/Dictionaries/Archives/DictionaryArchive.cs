using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Interp.Domain.Dictionaries;

/// <summary>
/// A dictionary as a folder that moves between sites whole: <c>dictionary.json</c> (what it is and how it came to be), <c>features.jsonl.gz</c>
/// and <c>tokens.jsonl.gz</c> (everything that its pages show), and the weights beside them in SAELens' layout.
/// </summary>
public static class DictionaryArchive
{
    /// <summary>The header; a folder that holds it is an archive.</summary>
    public const string HeaderFile = "dictionary.json";

    /// <summary>One <see cref="ArchivedFeature"/> a line.</summary>
    public const string FeaturesFile = "features.jsonl.gz";

    /// <summary>One <see cref="ArchivedToken"/> a line: the inverted index.</summary>
    public const string TokensFile = "tokens.jsonl.gz";

    private const long LongestHeader = 1 << 20;

    /// <summary>How all three are written; ids of one database's rows are left out.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new ShortReals() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutDictionaryId } },
    };

    /// <summary>The header of the archive in a folder.</summary>
    /// <param name="folder">Its name is the dictionary's.</param>
    /// <exception cref="ArchiveException">It cannot be read; the message says what to do.</exception>
    public static ArchiveHeader Header(string folder) => Header(folder, Path.GetFileName(folder));

    /// <summary>The header in a folder that carries the dictionary's name.</summary>
    internal static ArchiveHeader Header(string folder, string name)
    {
        var path = Path.Combine(folder, HeaderFile);
        if (!File.Exists(path)) throw new ArchiveException($"{HeaderFile} is missing. Take the archive again from where it came.");
        if (new FileInfo(path).Length > LongestHeader) throw new ArchiveException($"{HeaderFile} is larger than any header.");
        try
        {
            var header = JsonSerializer.Deserialize<ArchiveHeader>(File.ReadAllBytes(path), Json);
            if (header is not { Format: ArchiveHeader.CurrentFormat, ModelHash.Length: > 0, DSae: > 0 and <= 1 << 24 })
                throw new ArchiveException($"{HeaderFile} is not a header of format {ArchiveHeader.CurrentFormat}.");
            return header.Name == name
                ? header
                : throw new ArchiveException($"The archive of '{header.Name}' lies in a folder of another name, {name}. Rename the folder.");
        }
        catch (JsonException wrong)
        {
            throw new ArchiveException($"{HeaderFile} cannot be read: {wrong.Message}", wrong);
        }
    }

    private static void WithoutDictionaryId(JsonTypeInfo type)
    {
        if (type.Properties.FirstOrDefault(p => p.Name == "dictionaryId") is { } id) type.Properties.Remove(id);
    }
}
