using System.Text.Json;
using Interp.Domain.Dictionaries;
using Npgsql;

namespace Interp.Domain.Tests.Dictionaries;

/// <summary>The plans that PostgreSQL itself chooses, on tables large enough for it to have a choice.</summary>
public sealed class HeavyQueriesUseIndexes(PlannedDictionary planned) : IClassFixture<PlannedDictionary>
{
    private static readonly string[] Indexed = ["Index Scan", "Index Only Scan", "Bitmap Index Scan", "Bitmap Heap Scan"];

    private ListContext Plain => new(planned.Id, planned.World.Cohort, null, null);

    [Fact]
    public async Task A_card_is_read_by_index()
    {
        await HoldsAt(CardSql.Feature(planned.Id), 7);
        await HoldsAt(CardSql.Examples(planned.Id), 7);
        await HoldsAt(CardSql.Documents(planned.Id, planned.World.CorpusId), 7);
    }

    [Theory]
    [InlineData(FeatureOrder.Index)]
    [InlineData(FeatureOrder.Random)]
    [InlineData(FeatureOrder.Density)]
    [InlineData(FeatureOrder.MaxActivation)]
    [InlineData(FeatureOrder.LossEffect)]
    [InlineData(FeatureOrder.AutointerpScore)]
    [InlineData(FeatureOrder.Rating)]
    [InlineData(FeatureOrder.Disagreement)]
    public async Task A_page_of_a_list_comes_from_the_index_of_its_order_without_a_sort(FeatureOrder order)
    {
        foreach (var segment in ListOrders.Of(new(order, 5), Plain))
        {
            foreach (var goesOn in new[] { false, true })
            {
                var plan = await Holds(new ListSql(new(), Plain, planned.World.CorpusId).Page(segment, goesOn, 26));
                // Only the page's own rows, which the planner takes for some dozens, may be put in order once more.
                plan.Where(n => n.Type.Contains("Sort", StringComparison.Ordinal)).ShouldAllBe(n => n.Rows < 100);
            }
        }
    }

    [Theory]
    [InlineData(FeatureOrder.MaxActivation, new[] { 3 })]
    [InlineData(FeatureOrder.Matches, new[] { 3 })]
    [InlineData(FeatureOrder.Matches, new[] { 3, 4 })]
    public async Task A_token_search_reads_the_inverted_index(FeatureOrder order, int[] tokens)
    {
        var context = Plain with { Tokens = tokens };
        foreach (var segment in ListOrders.Of(new(order), context))
            await Holds(new ListSql(new(Token: "x"), context, planned.World.CorpusId).Page(segment, goesOn: true, 26));
        await Holds(new ListSql(new(Token: "x"), context, planned.World.CorpusId).Count());
    }

    [Fact]
    public async Task So_does_a_search_by_logit_token()
    {
        var context = Plain with { LogitTokens = [3] };
        await Holds(new ListSql(new(LogitToken: "x"), context, planned.World.CorpusId).Page(ListOrders.Of(new(FeatureOrder.Matches), context)[0], goesOn: false, 26));
    }

    private async Task HoldsAt(string sql, int index) => Check(await Explain(sql, command => command.Parameters.Add(new() { Value = index })));

    private async Task<List<(string Type, double Rows)>> Holds(string sql) => Check(await Explain(sql, command =>
    {
        command.Parameters.AddWithValue("@rating", Array.Empty<int>());
        command.Parameters.AddWithValue("@tokens", new[] { 3, 4 });
        command.Parameters.AddWithValue("@logits", new[] { 3 });
        command.Parameters.AddWithValue("@value", 0.4);
        command.Parameters.AddWithValue("@index", 50);
    }));

    private static List<(string Type, double Rows)> Check(List<(string Type, double Rows)> plan)
    {
        plan.ShouldContain(n => Indexed.Contains(n.Type));
        plan.ShouldAllBe(n => !n.Type.Contains("Scan", StringComparison.Ordinal) || Indexed.Contains(n.Type) || n.Type == "CTE Scan" || n.Type == "Subquery Scan" || n.Type == "Function Scan");
        return plan;
    }

    private async Task<List<(string Type, double Rows)>> Explain(string sql, Action<NpgsqlCommand> parameters)
    {
        await using var source = NpgsqlDataSource.Create(planned.Database.ConnectionString);
        await using var command = source.CreateCommand("EXPLAIN (FORMAT JSON) " + sql);
        parameters(command);
        using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);
        var nodes = new List<(string, double)>();
        Walk(plan.RootElement[0].GetProperty("Plan"), nodes);
        return nodes;
    }

    private static void Walk(JsonElement node, List<(string, double)> nodes)
    {
        nodes.Add((node.GetProperty("Node Type").GetString()!, node.GetProperty("Plan Rows").GetDouble()));
        if (!node.TryGetProperty("Plans", out var children)) return;
        foreach (var child in children.EnumerateArray()) Walk(child, nodes);
    }
}
