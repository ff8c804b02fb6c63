using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Interp.Analysis.Activations;

/// <summary>Rows in memory: toy data with a known answer, or a small model's activations.</summary>
public sealed class ActivationArray : IActivationSource
{
    private readonly float[] _values;

    /// <param name="values">Row-major, <c>[rows, d_in]</c>, already in random order.</param>
    /// <param name="d_in">Entries of a row.</param>
    public ActivationArray(float[] values, int d_in)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(d_in, 1);
        if (values.Length == 0 || values.Length % d_in != 0)
            throw new ArgumentException($"{values.Length} numbers are not whole rows of {d_in}.", nameof(values));
        _values = values;
        this.d_in = d_in;
        Rows = values.Length / d_in;
        var moments = new ActivationMoments(d_in);
        moments.Add(values);
        Statistics = moments.ToStatistics();
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan())));
    }

    /// <inheritdoc/>
    public int d_in { get; }

    /// <inheritdoc/>
    public long Rows { get; }

    /// <inheritdoc/>
    public ActivationStatistics Statistics { get; }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public void Read(long firstRow, Span<float> destination) => _values.AsSpan(checked((int)(firstRow * d_in)), destination.Length).CopyTo(destination);
}
