using System.Security.Cryptography;
using System.Text;

namespace Interp.Analysis.Activations;

/// <summary>
/// Several sources of the same tokens in the same order as one: a row is their rows side by side. For a transcoder the last
/// part is what has to be predicted; for a crosscoder the parts are its sites.
/// </summary>
public sealed class JoinedSource : IActivationSource
{
    /// <summary>Joins sources.</summary>
    /// <exception cref="ArgumentException">They hold different numbers of rows, or rows of different tokens.</exception>
    public JoinedSource(IReadOnlyList<IActivationSource> parts)
    {
        if (parts.Count == 0)
            throw new ArgumentException("At least one source is needed.", nameof(parts));
        foreach (IActivationSource part in parts)
        {
            if (part.Rows != parts[0].Rows)
                throw new ArgumentException($"The sources hold {parts[0].Rows} and {part.Rows} rows; rows of the same tokens are needed.", nameof(parts));
            if (part is ActivationStore store && parts[0] is ActivationStore first && !store.Manifest.HasSameTokens(first.Manifest))
                throw new ArgumentException($"'{store.Manifest.HookPoint}' and '{first.Manifest.HookPoint}' were harvested from different tokens or in another order. Harvest both with the same model, corpus, length and seed.", nameof(parts));
        }
        Parts = parts;
        d_in = parts.Sum(part => part.d_in);
        Statistics = new ActivationStatistics([.. parts.SelectMany(part => part.Statistics.Mean)], parts.Sum(part => part.Statistics.MeanSquaredNorm));
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(part => part.Fingerprint)))));
    }

    /// <summary>The sources.</summary>
    public IReadOnlyList<IActivationSource> Parts { get; }

    /// <summary>Entries of all parts together.</summary>
    public int d_in { get; }

    /// <inheritdoc/>
    public long Rows => Parts[0].Rows;

    /// <inheritdoc/>
    public ActivationStatistics Statistics { get; }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public void Read(long firstRow, Span<float> destination)
    {
        int count = destination.Length / d_in, offset = 0;
        foreach (IActivationSource part in Parts)
        {
            float[] rows = new float[count * part.d_in];
            part.Read(firstRow, rows);
            for (int row = 0; row < count; row++)
                rows.AsSpan(row * part.d_in, part.d_in).CopyTo(destination[(row * d_in + offset)..]);
            offset += part.d_in;
        }
    }
}
