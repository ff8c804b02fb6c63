using System.Text.Json.Nodes;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

/// <summary>Writes small tokenizer files, well-formed but for what a test changes, into a folder of their own.</summary>
internal sealed class TokenizerFolderFixture : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("interp-tokenizer").FullName;

    /// <summary>A byte-level tokenizer.json with the merges a+b and ab+c.</summary>
    public static JsonObject ByteLevel()
    {
        using var folder = new TokenizerFolderFixture();
        var path = Path.Combine(folder.Folder, "tokenizer.json");
        TokenizerJson.Write(new BytePairTokenizer(TinyVocabulary.Of("a b", "ab c"), WordSplit.Capped), path);
        return JsonNode.Parse(File.ReadAllText(path))!.AsObject();
    }

    public TokenizerFolderFixture With(string name, string content)
    {
        File.WriteAllText(Path.Combine(Folder, name), content);
        return this;
    }

    public TokenizerFolderFixture With(string name, JsonNode content) => With(name, content.ToJsonString());

    public ITokenizer Load() => TokenizerFolder.Load(Folder);

    /// <summary>The message with which loading is refused.</summary>
    public string Refusal() => Should.Throw<TokenizerFormatException>(Load).Message;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
