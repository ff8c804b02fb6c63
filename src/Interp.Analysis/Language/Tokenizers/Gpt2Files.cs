namespace Interp.Analysis.Language;

/// <summary>GPT-2's original pair of files: <c>vocab.json</c> and <c>merges.txt</c>.</summary>
public static class Gpt2Files
{
    /// <summary>Reads both from <paramref name="folder"/>.</summary>
    /// <exception cref="TokenizerFormatException">A file is missing or malformed, or they do not belong together.</exception>
    public static BytePairTokenizer Read(string folder)
    {
        var mergesPath = Path.Combine(folder, "merges.txt");
        if (!File.Exists(mergesPath))
            throw new TokenizerFormatException("merges.txt is missing beside vocab.json; GPT-2's tokenizer needs both.");
        using var document = JsonFields.Open(Path.Combine(folder, "vocab.json"));
        var pieces = PieceTable.Read(document.RootElement, new Dictionary<int, string>());
        var merges = MergeList.Read(TokenizerFile.Lines(mergesPath), pieces);

        // No file says which piece is special, and its name happens to be spelled in the byte-level alphabet.
        var special = new Dictionary<int, string>();
        if (pieces.Find(BytePairTrainer.EndOfText) is >= 0 and var endOfText)
            special.Add(endOfText, BytePairTrainer.EndOfText);
        var vocabulary = new BytePairVocabulary(BytePairJson.Spelled(pieces, special), merges, special, SpecialTokenNames.Unstated.Find(special));
        return new(vocabulary, WordSplit.Gpt2);
    }
}
