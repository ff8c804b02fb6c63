namespace Interp.Analysis.Language;

/// <summary>What the slots of the templates are filled with.</summary>
public sealed record IoiWords(IReadOnlyList<string> Names, IReadOnlyList<string> Places, IReadOnlyList<string> Objects)
{
    /// <summary>Two of the prompt and three of its corrupted twin, all different.</summary>
    public const int LeastNames = 5;

    public static IoiWords Standard { get; } = new(
        IoiNames.All,
        Split("store garden park school library office market station beach farm hospital restaurant museum house church hotel kitchen village bank theater airport shop river bridge"),
        Split("book key ball drink snack basket ring letter map coat phone ticket camera cup hat pen card gift flower bottle watch lamp bag coin"));

    /// <summary>Those words that <paramref name="tokenizer"/> reads as one token inside a sentence.</summary>
    /// <exception cref="PromptException">Too few are left to make prompts of.</exception>
    public IoiWords Fitting(ITokenizer tokenizer)
    {
        var fitting = new IoiWords(SingleToken.Fitting(tokenizer, Names), SingleToken.Fitting(tokenizer, Places), SingleToken.Fitting(tokenizer, Objects));
        if (fitting.Names.Count < LeastNames)
            throw new PromptException($"Of {Names.Count} names this model's tokenizer has {fitting.Names.Count} as one token, fewer than the {LeastNames} that prompts with three-name twins need. Give names that are one token, or choose another model.");
        if (fitting.Places.Count == 0 || fitting.Objects.Count == 0)
            throw new PromptException("None of the places, or none of the objects, is one token for this model's tokenizer. Give words that are, or choose another model.");
        return fitting;
    }

    /// <summary>Refuses words that are not one token inside a sentence.</summary>
    /// <exception cref="PromptException">Names them, and those that fit.</exception>
    public void RequireFit(ITokenizer tokenizer)
    {
        Require("names", Names);
        Require("places", Places);
        Require("objects", Objects);

        void Require(string what, IReadOnlyList<string> words)
        {
            var fit = SingleToken.Fitting(tokenizer, words).ToHashSet(StringComparer.Ordinal);
            var misfits = words.Where(w => !fit.Contains(w)).ToList();
            if (misfits.Count > 0)
                throw new PromptException($"These {what} are not one token for this model: {string.Join(", ", misfits)}. These are: {(fit.Count > 0 ? string.Join(", ", words.Where(fit.Contains)) : "none")}.");
        }
    }

    /// <summary>Refuses lists that no prompts can be made of, whatever the tokenizer.</summary>
    /// <exception cref="PromptException">Too few words, or one is empty or written twice.</exception>
    public IoiWords Checked()
    {
        if (Names.Count < LeastNames) throw new PromptException($"There are {Names.Count} names. Give at least {LeastNames}: two for a prompt, three for its twin.");
        if (Places.Count == 0 || Objects.Count == 0) throw new PromptException("Give at least one place and one object.");
        foreach (var words in new[] { Names, Places, Objects })
        {
            if (words.Any(string.IsNullOrWhiteSpace)) throw new PromptException("A name, place or object is empty. Leave it out.");
            if (words.GroupBy(w => w, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice) throw new PromptException($"\"{twice.Key}\" is in the list twice. Leave one out.");
        }

        return this;
    }

    private static string[] Split(string words) => words.Split(' ');
}
