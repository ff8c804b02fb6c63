using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>Hugging Face's <c>tokenizer.json</c>.</summary>
public static class TokenizerJson
{
    /// <summary>
    /// Reads the tokenizer in <paramref name="path"/>: byte-level BPE, or BPE over characters with <c>▁</c> for a space. The names of
    /// the tokens around a document come from <c>tokenizer_config.json</c> beside it, if there is one.
    /// </summary>
    /// <exception cref="TokenizerFormatException">A file is malformed, above 64 MiB, or asks for something that is not supported.</exception>
    public static ITokenizer Read(string path)
    {
        using var document = JsonFields.Open(path);
        var root = document.RootElement;
        var type = root.Required("model", JsonValueKind.Object).RequiredString("type");
        if (!string.Equals(type, "BPE", StringComparison.Ordinal))
            throw new TokenizerFormatException($"The tokenizer model '{type}' is not supported; BPE is.");
        var names = SpecialTokenNames.Read(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return root.Optional("pre_tokenizer") is null ? PieceJson.Read(root, names) : BytePairJson.Read(root, names);
    }

    /// <summary>Writes <paramref name="tokenizer"/> so that Hugging Face's tokenizers library gives the same ids.</summary>
    public static void Write(BytePairTokenizer tokenizer, string path)
    {
        using var file = File.Create(path);
        using var writer = new Utf8JsonWriter(file, TokenizerJsonWriter.Options);
        TokenizerJsonWriter.Write(writer, tokenizer);
    }
}
