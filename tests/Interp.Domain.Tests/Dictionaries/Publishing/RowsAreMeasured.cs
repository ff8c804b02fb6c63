using Interp.Domain.Dictionaries;
using Interp.Testing;
using Npgsql;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class RowsAreMeasured(PostgresCluster cluster)
{
    // A number that no other test writes at once.
    private const int Count = 1237;

    [Fact]
    public async Task What_is_copied_is_counted_by_table()
    {
        using var heard = new Measurements("Interp.Publishing");
        await using var connection = new NpgsqlConnection(cluster.NewDatabase());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var tables = await DictionaryTables.Create(connection, 9, TestContext.Current.CancellationToken);

        await tables.CopyTokens(Enumerable.Range(0, Count).Select(t => new TokenFeature { Token = t, Feature = 1, MaxActivation = 1, Count = 1 }), TestContext.Current.CancellationToken);

        heard.Of("interp.publishing.rows", "interp.table", "token_features").Select(m => (m.Unit, m.Value)).ShouldContain(("{row}", Count));
    }
}
