using System.Globalization;
using Npgsql;

namespace Interp.Workers.TrainSae;

/// <summary>
/// The three tables of one dictionary. Filled before they are attached: attaching builds the indexes in one go and, unlike creating a
/// partition in place, does not lock out readers of other dictionaries.
/// </summary>
internal sealed class DictionaryPartitions
{
    private static readonly string[] Parents = ["features", "feature_examples", "token_features"];
    private readonly NpgsqlConnection connection;
    private readonly int dictionary;

    private DictionaryPartitions(NpgsqlConnection connection, int dictionary) => (this.connection, this.dictionary) = (connection, dictionary);

    public static async Task<DictionaryPartitions> Create(NpgsqlConnection connection, int dictionary, CancellationToken cancellationToken)
    {
        var partitions = new DictionaryPartitions(connection, dictionary);
        foreach (var parent in Parents)
        {
            await partitions.Execute(
                $"CREATE TABLE {partitions.Of(parent)} (LIKE {parent} INCLUDING DEFAULTS INCLUDING CONSTRAINTS, CHECK (dictionary_id = {dictionary}))", cancellationToken);
        }

        return partitions;
    }

    /// <summary>Name of a parent's partition; made of digits and a fixed word only.</summary>
    public string Of(string parent) => string.Create(CultureInfo.InvariantCulture, $"{parent}_{dictionary}");

    public async Task Attach(CancellationToken cancellationToken)
    {
        foreach (var parent in Parents)
        {
            await Execute($"ALTER TABLE {parent} ATTACH PARTITION {Of(parent)} FOR VALUES IN ({dictionary})", cancellationToken);
            await Execute($"ANALYZE {Of(parent)}", cancellationToken);
        }
    }

    private async Task Execute(FormattableString sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql.ToString(CultureInfo.InvariantCulture), connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
