namespace Interp.Analysis.Dictionaries;

/// <summary>The toy of Sharkey, Braun and Millidge 2022, "Taking features out of superposition with sparse autoencoders".</summary>
public sealed record SharkeyOptions
{
    /// <summary>Entries of a row.</summary>
    public int d_in { get; init; } = 256;

    /// <summary>True features.</summary>
    public int Features { get; init; } = 512;

    /// <summary>Features of a row if their probabilities did not decay.</summary>
    public double Active { get; init; } = 5;

    /// <summary>Each feature is so much rarer than the one before.</summary>
    public double Decay { get; init; } = 0.99;

    /// <summary>Whether features come together; then their mean number is <see cref="Active"/> and no row is empty.</summary>
    public bool Correlated { get; init; }

    /// <summary>Standard deviation of the noise on each entry.</summary>
    public float Noise { get; init; }

    /// <summary>Of the directions, the correlations and every row.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads that make rows; the rows do not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
