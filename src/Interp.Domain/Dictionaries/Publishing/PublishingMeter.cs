using System.Diagnostics.Metrics;

namespace Interp.Domain.Dictionaries;

/// <summary>What an operator sees of dictionaries on their way into the database.</summary>
internal static class PublishingMeter
{
    private static readonly Meter Meter = new("Interp.Publishing");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("interp.publishing.rows", "{row}", "Rows written to the tables of dictionaries.");

    /// <summary>Rows that a COPY has brought.</summary>
    public static void Wrote(string table, long rows) => Rows.Add(rows, new KeyValuePair<string, object?>("interp.table", table));
}
