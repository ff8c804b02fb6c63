namespace Interp.Analysis.Tokenizers;

/// <summary>The tokenizer of a model folder, whichever files it comes in.</summary>
public static class TokenizerFolder
{
    /// <summary>Reads <c>tokenizer.json</c>, or else <c>vocab.json</c> with <c>merges.txt</c>.</summary>
    /// <exception cref="TokenizerFormatException">None of them is there, or what is there is malformed or not supported.</exception>
    public static ITokenizer Load(string folder)
    {
        if (File.Exists(Path.Combine(folder, "tokenizer.json")))
            return TokenizerJson.Read(Path.Combine(folder, "tokenizer.json"));
        if (File.Exists(Path.Combine(folder, "vocab.json")))
            return Gpt2Files.Read(folder);
        throw new TokenizerFormatException($"'{Path.GetFileName(folder)}' holds no tokenizer: put tokenizer.json, or vocab.json and merges.txt, into it.");
    }
}
