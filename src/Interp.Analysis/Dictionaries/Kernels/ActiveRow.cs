namespace Interp.Analysis.Dictionaries;

/// <summary>The active latents of one row of <see cref="ActivePairs"/>.</summary>
public readonly ref struct ActiveRow
{
    private readonly float[][] _channels;
    private readonly int _start;

    internal ActiveRow(float[][] channels, int start, ReadOnlySpan<int> features, Span<float> values, Span<float> gradients)
    {
        _channels = channels;
        _start = start;
        Features = features;
        Values = values;
        Gradients = gradients;
    }

    /// <summary>Latents, increasing.</summary>
    public ReadOnlySpan<int> Features { get; }

    /// <summary>Their activations.</summary>
    public Span<float> Values { get; }

    /// <summary>First the derivative of the squared error by f, in the end that of the whole loss by z.</summary>
    public Span<float> Gradients { get; }

    /// <summary>One of the recipe's further numbers of each latent.</summary>
    public Span<float> Channel(int channel) => _channels[channel].AsSpan(_start, Features.Length);
}
