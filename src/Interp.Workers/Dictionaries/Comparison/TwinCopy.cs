using Interp.Analysis.Dictionaries;
using Npgsql;
using NpgsqlTypes;

namespace Interp.Workers.Dictionaries;

/// <summary>Copies the rows of <c>feature_twins</c> in one direction.</summary>
internal static class TwinCopy
{
    public static async Task Write(NpgsqlConnection connection, int dictionary, int other, FeatureMatch[][] twins, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY feature_twins (dictionary_id, feature, other_id, rank, other_feature, pearson, cosine) FROM STDIN (FORMAT binary)", cancellationToken);
        for (var feature = 0; feature < twins.Length; feature++)
        {
            for (short rank = 0; rank < twins[feature].Length; rank++)
            {
                var twin = twins[feature][rank];
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(dictionary, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(feature, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(other, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(rank, NpgsqlDbType.Smallint, cancellationToken);
                await copy.WriteAsync(twin.Feature, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync((float)twin.Pearson, NpgsqlDbType.Real, cancellationToken);
                await copy.WriteAsync((float)twin.Cosine, NpgsqlDbType.Real, cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
