namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The data of SynthSAEBench-16k (Chanin and Garriga-Alonso 2026, arXiv 2602.14687); the defaults are its published sizes.
/// </summary>
public sealed record SynthSaeBenchOptions
{
    /// <summary>Entries of a row.</summary>
    public int d_in { get; init; } = 768;

    /// <summary>True features, the most probable first; those that the trees do not take are on their own.</summary>
    public int Features { get; init; } = 16_384;

    /// <summary>Trees.</summary>
    public int Roots { get; init; } = 128;

    /// <summary>Children of a node; at most one of them is present.</summary>
    public int Branching { get; init; } = 4;

    /// <summary>Levels below the roots.</summary>
    public int Depth { get; init; } = 3;

    /// <summary>Probabilities fall with rank^−exponent …</summary>
    public double ZipfExponent { get; init; } = 0.5;

    /// <summary>… from this …</summary>
    public double MostProbability { get; init; } = 0.4;

    /// <summary>… to this.</summary>
    public double LeastProbability { get; init; } = 5e-4;

    /// <summary>Common causes behind the correlations.</summary>
    public int CorrelationRank { get; init; } = 25;

    /// <summary>Standard deviation of a feature's dependence on each of them.</summary>
    public double CorrelationScale { get; init; } = 0.1;

    /// <summary>Mean strength of the first feature; it falls linearly …</summary>
    public double FirstStrength { get; init; } = 5;

    /// <summary>… to that of the last.</summary>
    public double LastStrength { get; init; } = 4;

    /// <summary>A feature's strength has the standard deviation |N(this, …</summary>
    public double SpreadMean { get; init; } = 0.5;

    /// <summary>… this²)|.</summary>
    public double SpreadDeviation { get; init; } = 0.5;

    /// <summary>Length of the constant added to every row.</summary>
    public double Bias { get; init; } = 0.5;

    /// <summary>Of the directions, the correlations and every row.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>Threads that make rows; the rows do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What is wrong with these options; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var problems = new List<string>();
        if (d_in < 1 || Features < 1 || Roots < 0 || Branching < 1 || Depth < 0 || CorrelationRank < 1)
            problems.Add("Sizes must be positive.");
        else if (FeatureForest.NodesOf(this) > Features)
            problems.Add($"The trees have {FeatureForest.NodesOf(this)} nodes, more than the {Features} features.");
        if (!(LeastProbability > 0 && LeastProbability < MostProbability && MostProbability < 1))
            problems.Add("Probabilities must rise from above 0 to below 1.");
        return problems;
    }
}
