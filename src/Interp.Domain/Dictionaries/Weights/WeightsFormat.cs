namespace Interp.Domain.Dictionaries;

/// <summary>A format in which weights are given away.</summary>
/// <param name="Name">As in addresses.</param>
/// <param name="Title">For people.</param>
/// <param name="Holds">The formulas that it can hold.</param>
public sealed record WeightsFormat(string Name, string Title, IReadOnlyList<string> Holds)
{
    /// <summary>The format that dictionaries are kept in.</summary>
    public const string Kept = "saelens";

    /// <summary>Whether it can hold features that write another place than they read.</summary>
    public bool Transcoders { get; init; }

    /// <summary>All, that of the site first.</summary>
    public static IReadOnlyList<WeightsFormat> All { get; } =
    [
        new(Kept, "SAELens folder", ["standard", "topk", "jumprelu", "gated"]) { Transcoders = true },
        new("dictionary-learning", "dictionary_learning (ae.pt)", ["standard", "topk", "jumprelu", "gated"]),
        new("sparsify", "sparsify folder", ["topk"]) { Transcoders = true },
        new("openai", "OpenAI (.pt)", ["standard"]),
        new("gemma-scope", "Gemma Scope (params.npz)", ["standard", "jumprelu"]),
    ];

    /// <summary>The formats that a dictionary made by a recipe can be given in; that of the site alone where its formula is not known.</summary>
    /// <param name="recipe">As on the dictionary.</param>
    /// <param name="transcoder">Whether its features write another place than they read.</param>
    public static IReadOnlyList<WeightsFormat> For(string recipe, bool transcoder = false)
    {
        if (recipe == SaeRecipes.Crosscoder) return [All[0]];
        var formula = recipe switch
        {
            "l1" or "l1-april" or "p-anneal" or "neurons" => "standard",
            "batchtopk" or "matryoshka" => "jumprelu",
            _ => recipe,
        };
        return [.. All.Where(format => format.Name == Kept || (!transcoder || format.Transcoders) && format.Holds.Contains(formula, StringComparer.Ordinal))];
    }
}
