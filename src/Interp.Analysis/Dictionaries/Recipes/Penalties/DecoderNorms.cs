using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>n_i = Σ_l ‖W_dec[i, l]‖, l the sites that a decoder row is made of (one but in a crosscoder).</summary>
public sealed class DecoderNorms
{
    private readonly SaeParameters _parameters;
    private readonly IReadOnlyList<int> _widths;

    /// <param name="parameters">The weights.</param>
    /// <param name="widths">Entries of each site; null for one site.</param>
    public DecoderNorms(SaeParameters parameters, IReadOnlyList<int>? widths = null)
    {
        _parameters = parameters;
        _widths = widths ?? [parameters.d_out];
        if (_widths.Sum() != parameters.d_out)
            throw new ArgumentException($"Sites of {string.Join(" + ", _widths)} entries do not make {parameters.d_out}.", nameof(widths));
        Values = new float[parameters.d_sae];
    }

    /// <summary>n, <c>[d_sae]</c>, as of the last <see cref="Refresh"/>.</summary>
    public float[] Values { get; }

    /// <summary>Computes all norms.</summary>
    public void Refresh()
    {
        for (int latent = 0; latent < Values.Length; latent++)
        {
            Values[latent] = 0;
            Span<float> row = _parameters.Decoder(latent);
            foreach (int width in _widths)
            {
                Values[latent] += Norm(row[..width]);
                row = row[width..];
            }
        }
    }

    /// <summary>Adds factor · ∂n/∂W_dec[latent] = factor · W_dec[latent, l] / ‖W_dec[latent, l]‖.</summary>
    public void AddGradient(int latent, float factor, Span<float> gradient)
    {
        Span<float> row = _parameters.Decoder(latent);
        foreach (int width in _widths)
        {
            float norm = Norm(row[..width]);
            if (norm > 0)
                RowKernels.AddScaled(factor / norm, row[..width], gradient[..width]);
            row = row[width..];
            gradient = gradient[width..];
        }
    }

    private static float Norm(ReadOnlySpan<float> part) => MathF.Sqrt(RowKernels.Dot(part, part));
}
