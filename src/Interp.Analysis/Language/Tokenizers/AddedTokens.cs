using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>The <c>added_tokens</c> of a <c>tokenizer.json</c>: names of ids that stand for no text.</summary>
internal static class AddedTokens
{
    /// <summary>Names by id.</summary>
    /// <exception cref="TokenizerFormatException">One of them is not special, so that text would have to be searched for it.</exception>
    public static Dictionary<int, string> Read(JsonElement root)
    {
        var tokens = new Dictionary<int, string>();
        if (root.Optional("added_tokens") is null)
            return tokens;
        foreach (var token in root.Required("added_tokens", JsonValueKind.Array).EnumerateArray())
        {
            var name = token.RequiredString("content");
            if (!token.Required("id", JsonValueKind.Number).TryGetInt32(out var id) || !tokens.TryAdd(id, name))
                throw new TokenizerFormatException($"Added token '{name}' has no id of its own.");
            if (!token.IsTrue("special"))
                throw new TokenizerFormatException($"Added token '{name}' is ordinary text ('special' is not true), which is not supported; use a tokenizer whose added tokens are all special.");
        }

        return tokens;
    }
}
