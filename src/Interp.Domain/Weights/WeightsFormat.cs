namespace Interp.Domain.Weights;

/// <summary>A format in which weights are given away.</summary>
/// <param name="Name">As in addresses.</param>
/// <param name="Title">For people.</param>
/// <param name="Holds">The formulas that it can hold.</param>
public sealed record WeightsFormat(string Name, string Title, IReadOnlyList<string> Holds)
{
    /// <summary>The format that dictionaries are kept in.</summary>
    public const string Kept = "saelens";

    /// <summary>All, that of the site first.</summary>
    public static IReadOnlyList<WeightsFormat> All { get; } =
    [
        new(Kept, "SAELens folder", ["standard", "topk", "jumprelu", "gated"]),
        new("dictionary-learning", "dictionary_learning (ae.pt)", ["standard", "topk", "jumprelu", "gated"]),
        new("sparsify", "sparsify folder", ["topk"]),
        new("openai", "OpenAI (.pt)", ["standard"]),
        new("gemma-scope", "Gemma Scope (params.npz)", ["standard", "jumprelu"]),
    ];

    /// <summary>The formats that a dictionary made by a recipe can be given in; that of the site alone where its formula is not known.</summary>
    /// <param name="recipe">As on the dictionary.</param>
    public static IReadOnlyList<WeightsFormat> For(string recipe)
    {
        var formula = recipe switch
        {
            "l1" or "l1-april" or "p-anneal" or "neurons" => "standard",
            "batchtopk" or "matryoshka" => "jumprelu",
            _ => recipe,
        };
        return [.. All.Where(format => format.Name == Kept || format.Holds.Contains(formula, StringComparer.Ordinal))];
    }
}
