using System.Globalization;
using Npgsql;

namespace Interp.Domain.Dictionaries;

/// <summary>
/// The tables of one dictionary, filled by binary COPY. They are filled before they are attached: attaching builds the indexes in one go and,
/// unlike creating a partition in place, does not lock out readers of other dictionaries.
/// </summary>
public sealed class DictionaryTables
{
    private static readonly string[] Parents = ["features", "feature_examples", "feature_ablations", "token_features", "logit_features"];
    private readonly NpgsqlConnection connection;
    private readonly int dictionary;

    private DictionaryTables(NpgsqlConnection connection, int dictionary) => (this.connection, this.dictionary) = (connection, dictionary);

    /// <summary>Makes empty tables within the connection's transaction.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="dictionary">The id that the dictionary's row will have; rows are filed under it whatever they say themselves.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<DictionaryTables> Create(NpgsqlConnection connection, int dictionary, CancellationToken cancellationToken)
    {
        var tables = new DictionaryTables(connection, dictionary);
        foreach (var parent in Parents)
        {
            await tables.Execute(
                $"CREATE TABLE {tables.Of(parent)} (LIKE {parent} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE INCLUDING COMPRESSION, CHECK (dictionary_id = {dictionary}))",
                cancellationToken);
        }

        return tables;
    }

    /// <summary>At most one row per feature.</summary>
    public Task CopyFeatures(IEnumerable<Feature> rows, CancellationToken cancellationToken) =>
        Copy("features", FeatureCopy.Columns, rows, FeatureCopy.Write, cancellationToken);

    /// <summary>At most one row per feature.</summary>
    public Task CopyExamples(IEnumerable<FeatureExamples> rows, CancellationToken cancellationToken) =>
        Copy("feature_examples", ExampleCopy.Columns, rows, ExampleCopy.Write, cancellationToken);

    /// <summary>At most one row per feature.</summary>
    public Task CopyAblations(IEnumerable<FeatureAblationRow> rows, CancellationToken cancellationToken) =>
        Copy("feature_ablations", AblationCopy.Columns, rows, AblationCopy.Write, cancellationToken);

    /// <summary>At most one row per token and feature.</summary>
    public Task CopyTokens(IEnumerable<TokenFeature> rows, CancellationToken cancellationToken) =>
        Copy("token_features", TokenFeatureCopy.Columns, rows, TokenFeatureCopy.Write, cancellationToken);

    /// <summary>At most one row per token and feature.</summary>
    public Task CopyLogits(IEnumerable<LogitFeature> rows, CancellationToken cancellationToken) =>
        Copy("logit_features", LogitFeatureCopy.Columns, rows, LogitFeatureCopy.Write, cancellationToken);

    /// <summary>Builds the indexes and makes the tables part of the whole; readers see them when the transaction is committed.</summary>
    public async Task Attach(CancellationToken cancellationToken)
    {
        foreach (var parent in Parents)
        {
            await Execute($"ALTER TABLE {parent} ATTACH PARTITION {Of(parent)} FOR VALUES IN ({dictionary})", cancellationToken);
            await Execute($"ANALYZE {Of(parent)}", cancellationToken);
        }
    }

    /// <summary>Name of a parent's partition; made of digits and a fixed word only.</summary>
    private string Of(string parent) => string.Create(CultureInfo.InvariantCulture, $"{parent}_{dictionary}");

    private async Task Copy<T>(string parent, string columns, IEnumerable<T> rows, Func<CopyRow, T, Task> write, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {Of(parent)} (dictionary_id, {columns}) FROM STDIN (FORMAT binary)", cancellationToken);
        copy.Timeout = TimeSpan.FromMinutes(10);
        var row = new CopyRow(copy, cancellationToken);
        foreach (var item in rows)
        {
            await row.Start();
            await row.Integer(dictionary);
            await write(row, item);
        }

        PublishingMeter.Wrote(parent, (long)await copy.CompleteAsync(cancellationToken));
    }

    private async Task Execute(FormattableString sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql.ToString(CultureInfo.InvariantCulture), connection) { CommandTimeout = 3600 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
