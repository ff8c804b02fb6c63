using System.Text.Json;
using System.Text.RegularExpressions;
using Interp.Analysis.Language;
using Interp.Cli.Commands;
using Microsoft.ML.Tokenizers;
using MicrosoftBpe = Microsoft.ML.Tokenizers.BpeOptions;

namespace Interp.Analysis.Tests.Language;

/// <summary>The vocabularies that come with the project, and GPT-2's, read here and by two libraries from the same files.</summary>
public sealed class Referees : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("interp-referees");
    private readonly List<IDisposable> opened = [];

    public static IReadOnlyList<string> Names => ["mini-pile-1l", "ioi-mini", "gpt2"];

    public BytePairTokenizer Ours(string vocabulary) => (BytePairTokenizer)TokenizerJson.Read(File(vocabulary));

    /// <summary>Has no reader of tokenizer.json: vocabulary, merges and pattern are handed to it.</summary>
    public Func<string, int[]> Microsoft(string vocabulary)
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(File(vocabulary)));
        var model = json.RootElement.GetProperty("model");
        var tokenizer = BpeTokenizer.Create(new MicrosoftBpe(model.GetProperty("vocab").EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetInt32())))
        {
            Merges = model.GetProperty("merges").EnumerateArray().Select(m => m.ValueKind == JsonValueKind.String ? m.GetString()! : $"{m[0].GetString()} {m[1].GetString()}").ToList(),
            // Without a split of its own it drops spaces.
            PreTokenizer = new RegexPreTokenizer(new Regex(Ours(vocabulary).Split.Patterns.Single(), RegexOptions.None, TimeSpan.FromSeconds(2)), specialTokens: null),
            ByteLevel = true,
        });
        return text => [.. tokenizer.EncodeToIds(text)];
    }

    /// <summary>Hugging Face's own library.</summary>
    public Func<string, int[]> Rust(string vocabulary)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64, "The Rust library is referenced for Linux on x64 only.");
        var tokenizer = new global::Tokenizers.DotNet.Tokenizer(File(vocabulary));
        opened.Add(tokenizer);
        return text => [.. tokenizer.Encode(text).Select(id => (int)id)];
    }

    public void Dispose()
    {
        opened.ForEach(tokenizer => tokenizer.Dispose());
        folder.Delete(recursive: true);
    }

    /// <summary>The tokenizer.json of a model that comes with the project; GPT-2's is written from its vocabulary.</summary>
    private string File(string vocabulary)
    {
        if (!string.Equals(vocabulary, "gpt2", StringComparison.Ordinal)) return Path.Combine(ModelsFolder(), vocabulary, "tokenizer.json");
        var path = Path.Combine(folder.FullName, "tokenizer.json");
        if (!System.IO.File.Exists(path)) TokenizerJson.Write(Gpt2Vocabulary.Load(), path);
        return path;
    }

    private static string ModelsFolder()
    {
        var above = AppContext.BaseDirectory;
        while (above is not null && !System.IO.File.Exists(Path.Combine(above, "Interp.sln"))) above = Path.GetDirectoryName(above);
        return Path.Combine(above ?? AppContext.BaseDirectory, "models");
    }
}
