using Interp.Analysis.Dashboards;
using Interp.Domain.Features;
using Npgsql;
using ExampleGroup = Interp.Analysis.Dashboards.ExampleGroup;

namespace Interp.Workers.TrainSae;

/// <summary>Copies the rows of <c>feature_examples</c> while the cards are put together, which happens once.</summary>
internal static class ExampleCopy
{
    private const string Columns = "dictionary_id, feature, kind, level, rank, document, position, window_start, tokens, activations, repeated";

    /// <returns>The cards, each with its first example only.</returns>
    public static async Task<List<FeatureDashboard>> Write(NpgsqlConnection connection, DictionaryPartitions partitions, int dictionary, DashboardSet dashboards, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {partitions.Of("feature_examples")} ({Columns}) FROM STDIN (FORMAT binary)", cancellationToken);
        var row = new CopyRow(copy, cancellationToken);
        var cards = new List<FeatureDashboard>(dashboards.FeatureCount);
        foreach (var feature in dashboards.ReadFeatures(cancellationToken))
        {
            foreach (var example in feature.Examples)
            {
                await copy.StartRowAsync(cancellationToken);
                await row.Integer(dictionary);
                await row.Integer(feature.Index);
                await row.Text(Domain.Database.EnumNames.Of(Kind(example.Group)));
                await row.Integer(Math.Max(0, example.Level));
                await row.Integer(example.Rank);
                await row.Integer(example.Document);
                await row.Long(example.Position);
                await row.Long(example.WindowStart);
                await row.Integers(example.Tokens);
                await row.Reals(example.Activations);
                await row.Boolean(example.Repeated);
            }

            cards.Add(feature with { Examples = [.. feature.Examples.Take(1)] });
        }

        await copy.CompleteAsync(cancellationToken);
        return cards;
    }

    private static ExampleKind Kind(ExampleGroup group) => group switch
    {
        ExampleGroup.Top => ExampleKind.Top,
        ExampleGroup.Level => ExampleKind.Interval,
        ExampleGroup.Bottom => ExampleKind.Bottom,
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, message: null),
    };
}
