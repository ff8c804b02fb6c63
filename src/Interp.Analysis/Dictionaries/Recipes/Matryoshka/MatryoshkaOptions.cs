using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>Matryoshka BatchTopK: Bussmann, Nabeshima, Karvonen and Nanda 2025 (arXiv 2503.17547).</summary>
public sealed record MatryoshkaOptions : TopKFamilyOptions
{
    /// <summary>The first reconstructions are fitted.</summary>
    public MatryoshkaOptions() => FitInitialGain = true;

    /// <summary>Sizes of the groups as shares of d_sae; what is left over belongs to the last.</summary>
    public IReadOnlyList<double> GroupShares { get; init; } = [1.0 / 32, 1.0 / 16, 1.0 / 8, 1.0 / 4, 17.0 / 32];

    /// <inheritdoc/>
    public override string Recipe => "matryoshka";

    /// <summary>The prefixes, each with weight 1 / n: the error is the mean of theirs.</summary>
    public NestedPrefixes Prefixes
    {
        get
        {
            double sum = 0;
            int[] ends = [.. GroupShares.Select(share => (int)Math.Round((sum += share) * d_sae))];
            ends[^1] = d_sae;
            return new NestedPrefixes(ends, [.. ends.Select(_ => 1.0 / ends.Length)]);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate()
    {
        var problems = new List<string>(base.Validate());
        bool shares = GroupShares.Count is >= 1 and <= 64 && GroupShares.All(share => share is > 0 and <= 1) && GroupShares.Sum() <= 1 + 1e-9;
        Require(problems, shares, "The groups are shares of d_sae, at most 64, above 0 and together at most 1.");
        if (shares)
            Require(problems, Prefixes.Ends.Zip(Prefixes.Ends.Skip(1)).All(pair => pair.First < pair.Second) && Prefixes.Ends[0] > 0, $"A group of {d_sae} latents is empty; choose larger shares or more latents.");
        Require(problems, Target is null, "Matryoshka trains autoencoders only; leave the target out.");
        return problems;
    }

    /// <inheritdoc/>
    protected override SparseRecipe CreateSparse(IActivationSource source) => new MatryoshkaRecipe(this, source);
}
