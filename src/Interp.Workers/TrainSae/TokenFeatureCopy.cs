using Interp.Analysis.Dashboards;
using Npgsql;

namespace Interp.Workers.TrainSae;

/// <summary>Copies the rows of <c>token_features</c>.</summary>
internal static class TokenFeatureCopy
{
    public static async Task Write(NpgsqlConnection connection, DictionaryPartitions partitions, int dictionary, DashboardSet dashboards, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {partitions.Of("token_features")} (dictionary_id, token, feature, max_activation) FROM STDIN (FORMAT binary)", cancellationToken);
        var row = new CopyRow(copy, cancellationToken);
        foreach (var posting in dashboards.ReadTokenFeatures())
        {
            await copy.StartRowAsync(cancellationToken);
            await row.Integer(dictionary);
            await row.Integer(posting.Token);
            await row.Integer(posting.Feature);
            await row.Real(posting.MaxActivation);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
