namespace Interp.Analysis.Activations;

/// <summary>Rows of activations in an order that is already random, so that consecutive rows are a fair batch.</summary>
public interface IActivationSource
{
    /// <summary>Entries of a row.</summary>
    int d_in { get; }

    /// <summary>Rows in all.</summary>
    long Rows { get; }

    /// <summary>Moments over all rows.</summary>
    ActivationStatistics Statistics { get; }

    /// <summary>Identifies the content: equal fingerprints give equal rows in equal order.</summary>
    string Fingerprint { get; }

    /// <summary>Fills <paramref name="destination"/>, a whole number of rows, with the rows from <paramref name="firstRow"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Rows outside the source.</exception>
    void Read(long firstRow, Span<float> destination);
}
