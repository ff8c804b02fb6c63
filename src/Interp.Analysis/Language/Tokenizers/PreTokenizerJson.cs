using System.Text.Json;
using System.Text.RegularExpressions;

namespace Interp.Analysis.Language;

/// <summary>Reads how a <c>tokenizer.json</c> cuts text before merging: <c>ByteLevel</c>, <c>Split</c> by a pattern, or a sequence of them.</summary>
internal static class PreTokenizerJson
{
    public static WordSplit Read(JsonElement root)
    {
        var patterns = new List<string>();
        var byteLevel = false;
        foreach (var step in Steps(root.Required("pre_tokenizer", JsonValueKind.Object)))
        {
            if (byteLevel)
                throw new TokenizerFormatException("The pre-tokenizer 'ByteLevel' must be the last step.");
            switch (step.RequiredString("type"))
            {
                case "Split":
                    patterns.Add(Pattern(step));
                    break;
                case "ByteLevel":
                    byteLevel = true;
                    if (step.IsTrue("add_prefix_space", absent: true))
                        throw new TokenizerFormatException("ByteLevel with 'add_prefix_space' changes the text and is not supported; use a tokenizer that sets it to false.");
                    if (step.IsTrue("use_regex", absent: true))
                        patterns.Add(WordPatterns.Gpt2);
                    break;
                case var type:
                    throw new TokenizerFormatException($"The pre-tokenizer '{type}' is not supported; Split (with a pattern, Isolated) and ByteLevel are.");
            }
        }

        return byteLevel
            ? WordSplit.FromPatterns(patterns)
            : throw new TokenizerFormatException("The pre-tokenizer has no ByteLevel step, so this is not byte-level BPE.");
    }

    private static JsonElement[] Steps(JsonElement preTokenizer) =>
        string.Equals(preTokenizer.RequiredString("type"), "Sequence", StringComparison.Ordinal)
            ? [.. preTokenizer.Required("pretokenizers", JsonValueKind.Array).EnumerateArray()]
            : [preTokenizer];

    private static string Pattern(JsonElement step)
    {
        var behavior = step.RequiredString("behavior");
        if (!string.Equals(behavior, "Isolated", StringComparison.Ordinal))
            throw new TokenizerFormatException($"The Split behavior '{behavior}' is not supported; only Isolated is.");
        if (step.IsTrue("invert"))
            throw new TokenizerFormatException("Split with 'invert' is not supported.");
        var pattern = step.Required("pattern", JsonValueKind.Object);
        return pattern.Optional("String") is null ? pattern.RequiredString("Regex") : Regex.Escape(pattern.RequiredString("String"));
    }
}
