namespace Interp.Analysis.Language;

/// <summary>The tokenizer of a model folder, whichever files it comes in.</summary>
public static class TokenizerFolder
{
    /// <summary>Reads <c>tokenizer.json</c>, or else <c>vocab.json</c> with <c>merges.txt</c>, or else <c>tokens.json</c>.</summary>
    /// <exception cref="TokenizerFormatException">None of them is there, or what is there is malformed or not supported.</exception>
    public static ITokenizer Load(string folder)
    {
        if (File.Exists(Path.Combine(folder, "tokenizer.json")))
            return TokenizerJson.Read(Path.Combine(folder, "tokenizer.json"));
        if (File.Exists(Path.Combine(folder, "vocab.json")))
            return Gpt2Files.Read(folder);
        if (File.Exists(Path.Combine(folder, "tokens.json")))
            return TokensJson.Read(Path.Combine(folder, "tokens.json"));
        throw new TokenizerFormatException($"'{Path.GetFileName(folder)}' holds no tokenizer: put tokenizer.json, vocab.json with merges.txt, or tokens.json into it.");
    }
}
