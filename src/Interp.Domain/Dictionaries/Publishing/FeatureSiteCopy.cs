using Npgsql;

namespace Interp.Domain.Dictionaries;

/// <summary>Writes how strongly each feature of a crosscoder writes its hook points, by binary COPY.</summary>
public static class FeatureSiteCopy
{
    /// <summary>One row for each feature; the dictionary's own row must be there.</summary>
    /// <param name="connection">Open, within the transaction that publishes.</param>
    /// <param name="dictionary">Its id.</param>
    /// <param name="norms">For each feature one number for each hook point.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task Write(NpgsqlConnection connection, int dictionary, IReadOnlyList<float[]> norms, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync("COPY feature_sites (dictionary_id, feature, norms) FROM STDIN (FORMAT binary)", cancellationToken);
        copy.Timeout = TimeSpan.FromMinutes(10);
        var row = new CopyRow(copy, cancellationToken);
        for (var feature = 0; feature < norms.Count; feature++)
        {
            await row.Start();
            await row.Integer(dictionary);
            await row.Integer(feature);
            await row.Reals(norms[feature]);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
