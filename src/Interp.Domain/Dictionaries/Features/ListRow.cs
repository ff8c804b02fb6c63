using Interp.Abstractions.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Npgsql;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads what <see cref="ListSql.Page"/> selects, column by column.</summary>
internal static class ListRow
{
    private const int Value = 10;
    private const int Window = 11;
    private const int Label = 19;

    /// <param name="reader">At a row.</param>
    /// <param name="vocabulary">Of the dictionary.</param>
    /// <param name="isMatch">The order's value is a match's.</param>
    public static (FeatureSummary Summary, double Value) Read(NpgsqlDataReader reader, Vocabulary vocabulary, bool isMatch)
    {
        var value = reader.GetDouble(Value);
        return (new(
            reader.GetInt32(0), EnumText<FeatureState>.Read(reader.GetString(1)), reader.GetDouble(2), reader.GetFloat(3),
            reader.IsDBNull(4) ? null : vocabulary.Text(reader.GetInt32(4)).Display,
            Array.ConvertAll(reader.GetFieldValue<int[]>(5), id => vocabulary.Text(id).Display),
            reader.IsDBNull(Window) ? null : Top(reader, vocabulary),
            Real(reader, 6), reader.GetBoolean(7), Real(reader, 8), Real(reader, 9),
            Text(reader, Label), Text(reader, Label + 1), Real(reader, Label + 2), Real(reader, Label + 3), isMatch ? value : null), value);
    }

    private static TokenWindow Top(NpgsqlDataReader reader, Vocabulary vocabulary)
    {
        var row = new FeatureExamples
        {
            Window = reader.GetInt32(Window), Groups = [0], Documents = [reader.GetInt32(Window + 1)], Positions = [reader.GetInt64(Window + 2)], Repeated = [false],
            Tokens = reader.GetFieldValue<int[]>(Window + 3), Activations = reader.GetFieldValue<float[]>(Window + 4), LossEffects = reader.GetFieldValue<float[]>(Window + 5),
        };
        return ShownWindows.Of(row, 0, vocabulary, Text(reader, Window + 6), Text(reader, Window + 7));
    }

    private static float? Real(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFloat(column);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
