using System.Text.Json;
using Interp.Analysis.Language;
using Interp.Hostile.Seeds;

namespace Interp.Hostile.Importers;

/// <summary>Tokenizers in every form, read and used on texts that are odd.</summary>
internal sealed class TokenizerImporter : IImporter
{
    private static readonly string[] Texts =
        ["", " ", "The quiet river, 1984!", "a\u0000b", "\ud800", "\udc00\ud800x", "e\u0301\u200f\u202e", "<|endoftext|><s></s>", new string('a', 3000), new string(' ', 3000), "日本語 🎹🎹", "x\r\n\t\n\n"];

    public string Name => "tokenizer";

    public IReadOnlyList<string> Seeds(string parent)
    {
        string[] words = ["river", "stone", "light", "the", "under", "seven"];
        string folder = Made("bytes"), files = Made("files"), pieces = Made("pieces"), letters = Made("letters");
        TokenizerJson.Write(BytePairTrainer.Train(Enumerable.Range(0, 40).Select(i => $"{words[i % 6]} {words[i * i % 6]}"), 290, WordSplit.Gpt2), Path.Combine(folder, "tokenizer.json"));
        using (var model = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "tokenizer.json"))))
        {
            var bpe = model.RootElement.GetProperty("model");
            File.WriteAllText(Path.Combine(files, "vocab.json"), bpe.GetProperty("vocab").GetRawText());
            File.WriteAllLines(Path.Combine(files, "merges.txt"), ["#version: 0.2", .. bpe.GetProperty("merges").EnumerateArray().Select(m => m.ValueKind == JsonValueKind.String ? m.GetString()! : $"{m[0].GetString()} {m[1].GetString()}")]);
        }

        object[] scored = [.. new[] { "<unk>", "<s>", "</s>" }.Concat("abcdefghijklmnopqrstuvwxyz ".Select(c => $"{c}")).Concat(["th", "the", "ri", "river"]).Select((piece, id) => new object[] { piece, -id })];
        File.WriteAllText(Path.Combine(pieces, "tokens.json"), JsonSerializer.Serialize(scored));
        File.WriteAllText(Path.Combine(letters, "tokens.json"), JsonSerializer.Serialize("abcdefghijklmnopqrstuvwxyz ".Select(c => $"{c}")));
        return [folder, files, pieces, letters, .. Cases.Folders("models")];

        string Made(string name) => Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
    }

    public Task Import(string folder)
    {
        var tokenizer = TokenizerFolder.Load(folder);
        foreach (var text in Texts) tokenizer.Decode(tokenizer.Encode(text));
        return Task.CompletedTask;
    }

    public bool Refuses(Exception error) => error is TokenizerFormatException;
}
