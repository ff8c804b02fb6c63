namespace Interp.Domain.Library;

/// <summary>Names for corpora that were not given one.</summary>
public static class CorpusNames
{
    private const int Longest = 80;

    /// <summary>For example <c>mini-pile-for-mini-pile-1l</c>: a recipe's text in the tokens of a model, since only models of that tokenizer can read it.</summary>
    /// <param name="recipe">Slug of the recipe.</param>
    /// <param name="model">Name of the model; what no address may hold becomes a hyphen.</param>
    public static string For(string recipe, string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var slug = string.Concat(model.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
        var name = $"{recipe}-for-{slug}";
        return name.Length <= Longest ? name : name[..Longest];
    }
}
