using System.Text.Json;

namespace Interp.Analysis.Tokenizers;

/// <summary>Hugging Face's <c>tokenizer.json</c>.</summary>
public static class TokenizerJson
{
    /// <summary>Reads the tokenizer in <paramref name="path"/>.</summary>
    /// <param name="path">The file, at most 64 MiB.</param>
    /// <param name="endOfText">The name of the token that ends a document; null looks for the usual names.</param>
    /// <exception cref="TokenizerFormatException">The file is malformed or asks for something that is not supported.</exception>
    public static ITokenizer Read(string path, string? endOfText = null)
    {
        using var document = JsonFields.Open(path);
        var root = document.RootElement;
        var type = root.Required("model", JsonValueKind.Object).RequiredString("type");
        if (!string.Equals(type, "BPE", StringComparison.Ordinal))
            throw new TokenizerFormatException($"The tokenizer model '{type}' is not supported; BPE is.");
        return BytePairJson.Read(root, endOfText);
    }

    /// <summary>Writes <paramref name="tokenizer"/> so that Hugging Face's tokenizers library gives the same ids.</summary>
    public static void Write(BytePairTokenizer tokenizer, string path)
    {
        using var file = File.Create(path);
        using var writer = new Utf8JsonWriter(file, TokenizerJsonWriter.Options);
        TokenizerJsonWriter.Write(writer, tokenizer);
    }
}
