using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Workers.Platform;

namespace Interp.Workers.Circuits;

/// <summary>Typed prompts and answers as the ids of a model, with what to do where that cannot be.</summary>
/// <param name="model">The model with its tokenizer.</param>
/// <param name="mark">Whether the mark that begins a document stands before prompts.</param>
internal sealed class LabText(LoadedModel model, bool mark)
{
    private readonly ITokenizer tokenizer = model.Tokenizer;

    /// <exception cref="RefusedException">It is too long, or has a character that the model does not know.</exception>
    public int[] Prompt(string at, string text)
    {
        var encoded = tokenizer.Encode(text);
        RequireKnown(at, encoded);
        var beginning = tokenizer.BeginningOfText;
        int[] ids = mark && beginning >= 0 ? [beginning, .. encoded] : encoded;
        var room = Math.Min(PromptLabQueries.MaxTokens, model.Decoder.Config.n_ctx);
        if (ids.Length > room) throw new RefusedException(at, $"This prompt has {ids.Length:N0} tokens; at most {room:N0} can be looked at. Shorten it.");
        if (ids.Length == 0) throw new RefusedException(at, "Type a prompt of at least one token.");
        return ids;
    }

    /// <exception cref="RefusedException">It is not exactly one token.</exception>
    public int Token(string at, string text)
    {
        var ids = SingleToken.Ids(tokenizer, text);
        RequireKnown(at, ids);
        if (ids.Length == 1) return ids[0];
        var cure = !text.StartsWith(' ') && SingleToken.Ids(tokenizer, " " + text).Length == 1 ? $"With a space before it, “ {text}”, it is one." : "Name a word that is one token, with its leading space where it has one.";
        throw new RefusedException(at, $"“{text}” is {ids.Length} tokens of this model: {string.Join(" + ", ids.Select(id => $"“{tokenizer.Decode([id])}”"))}. {cure}");
    }

    /// <summary>That a space before the word was forgotten, which is one of the commonest mistakes: then the spelling with it is likelier.</summary>
    public string? LikelierSpelling(string text, NextTokens next)
    {
        if (text.StartsWith(' ')) return null;
        var (typed, spaced) = (SingleToken.Ids(tokenizer, text), SingleToken.Ids(tokenizer, " " + text));
        return spaced.Length == 1 && spaced[0] != typed[0] && next.Probability(spaced[0]) > next.Probability(typed[0])
            ? $"“ {text}”, with a space before it, is another token of this model and likelier here than “{text}”. If that is meant, type the space too."
            : null;
    }

    private void RequireKnown(string at, int[] ids)
    {
        if (ids.Any(tokenizer.SpecialTokens.ContainsKey))
            throw new RefusedException(at, "This text has a character that the model's vocabulary does not have. Use letters of the language that it was trained on.");
    }
}
