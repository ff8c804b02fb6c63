using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>Options of a BPE model in <c>tokenizer.json</c> that would change the ids if they were passed over.</summary>
internal static class BpeOptions
{
    /// <summary>Refuses word affixes, dropout, and those of <paramref name="switches"/> that are on.</summary>
    public static void RefuseUnsupported(JsonElement model, params ReadOnlySpan<string> switches)
    {
        foreach (var option in (string[])["continuing_subword_prefix", "end_of_word_suffix"])
        {
            if (model.Optional(option) is { ValueKind: JsonValueKind.String } text && text.Text(option).Length > 0)
                throw new TokenizerFormatException($"The BPE option '{option}' is not supported; use a tokenizer without it.");
        }

        foreach (var option in switches)
        {
            if (model.IsTrue(option))
                throw new TokenizerFormatException($"The BPE option '{option}' is not supported for this kind of tokenizer; use one without it.");
        }

        if (model.Optional("dropout") is { ValueKind: JsonValueKind.Number } dropout && dropout.GetDouble() != 0)
            throw new TokenizerFormatException("BPE with dropout gives different ids each time; set 'dropout' to null.");
    }
}
