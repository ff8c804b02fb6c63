using Interp.Abstractions.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads a card's rows in one round trip and turns token ids into text and documents into sources.</summary>
internal sealed class CardReader(InterpDbContext db, DictionaryPlace place, Vocabulary vocabulary)
{
    /// <summary>The feature and its examples: top, intervals from the highest, bottom. Null when there is no such feature.</summary>
    public async Task<(Feature Feature, ExampleGroup[] Groups)?> Read(int index, CancellationToken cancellationToken, int reach = ShownPlaces.Reach)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        foreach (var sql in new[] { CardSql.Feature(place.Id), CardSql.Examples(place.Id), CardSql.Documents(place.Id, place.CorpusId) })
            batch.BatchCommands.Add(new(sql) { Parameters = { new NpgsqlParameter<int> { TypedValue = index } } });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        var feature = FeatureOf(reader, index);
        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return (feature, []);
        var examples = ExamplesOf(reader, index);
        await reader.NextResultAsync(cancellationToken);
        var documents = new Dictionary<int, (string Source, string Class)>();
        while (await reader.ReadAsync(cancellationToken)) documents.Add(reader.GetInt32(0), (reader.GetString(1), reader.GetString(2)));
        return (feature, Groups(examples, documents, reach));
    }

    private static Feature FeatureOf(NpgsqlDataReader r, int index) => new()
    {
        Index = index, State = EnumText<FeatureState>.Read(r.GetString(0)), Fired = r.GetInt64(1), Density = r.GetDouble(2), MaxActivation = r.GetFloat(3),
        LossEffect = r.IsDBNull(4) ? null : r.GetFloat(4), SingleToken = r.GetBoolean(5), AutointerpScore = r.IsDBNull(6) ? null : r.GetFloat(6),
        ActivationEdges = Reals(r, 7), ActivationCounts = Integers(r, 8), LogitEdges = Reals(r, 9), LogitCounts = Integers(r, 10),
        PositiveTokens = Integers(r, 11), PositiveLogits = Reals(r, 12), NegativeTokens = Integers(r, 13), NegativeLogits = Reals(r, 14),
        Neurons = Integers(r, 15), NeuronValues = Reals(r, 16), NeuronShares = Reals(r, 17),
        CorrelatedNeurons = Integers(r, 18), CorrelatedPearson = Reals(r, 19), CorrelatedCosine = Reals(r, 20),
    };

    private static FeatureExamples ExamplesOf(NpgsqlDataReader r, int index) => new()
    {
        Feature = index, Window = r.GetInt32(0), Groups = r.GetFieldValue<short[]>(1), Documents = Integers(r, 2), Positions = r.GetFieldValue<long[]>(3),
        Repeated = r.GetFieldValue<bool[]>(4), Tokens = Integers(r, 5), Activations = Reals(r, 6), LossEffects = Reals(r, 7),
    };

    private static int[] Integers(NpgsqlDataReader reader, int column) => reader.GetFieldValue<int[]>(column);

    private static float[] Reals(NpgsqlDataReader reader, int column) => reader.GetFieldValue<float[]>(column);

    private ExampleGroup[] Groups(FeatureExamples row, Dictionary<int, (string Source, string Class)> documents, int reach) =>
    [
        .. Enumerable.Range(0, row.Groups.Length).GroupBy(e => row.Groups[e]).OrderBy(g => g.Key).Select(g => Group(g.Key, [.. g.Select(e =>
        {
            var known = documents.TryGetValue(row.Documents[e], out var document);
            return ShownWindows.Of(row, e, vocabulary, known ? document.Source : null, known ? document.Class : null, reach);
        })])),
    ];

    private static ExampleGroup Group(short code, TokenWindow[] windows)
    {
        var (kind, level) = ExampleCode.Read(code);
        return new(EnumText<ExampleKind>.Write(kind), level, windows.Max(w => w.Activations[w.Focus]), windows);
    }
}
