using Npgsql;
using NpgsqlTypes;

namespace Interp.Domain.Dictionaries;

/// <summary>Writes the values of one row, each with its exact type: COPY does not convert.</summary>
internal sealed class CopyRow(NpgsqlBinaryImporter copy, CancellationToken cancellationToken)
{
    public Task Start() => copy.StartRowAsync(cancellationToken);

    public Task Integer(int value) => copy.WriteAsync(value, NpgsqlDbType.Integer, cancellationToken);

    public Task OptionalInteger(int? value) => value is { } number ? Integer(number) : copy.WriteNullAsync(cancellationToken);

    public Task Long(long value) => copy.WriteAsync(value, NpgsqlDbType.Bigint, cancellationToken);

    public Task Real(float value) => copy.WriteAsync(value, NpgsqlDbType.Real, cancellationToken);

    public Task OptionalReal(float? value) => value is { } number ? Real(number) : copy.WriteNullAsync(cancellationToken);

    public Task Double(double value) => copy.WriteAsync(value, NpgsqlDbType.Double, cancellationToken);

    public Task Boolean(bool value) => copy.WriteAsync(value, NpgsqlDbType.Boolean, cancellationToken);

    public Task Text(string value) => copy.WriteAsync(value, NpgsqlDbType.Text, cancellationToken);

    public Task Shorts(short[] values) => copy.WriteAsync(values, NpgsqlDbType.Array | NpgsqlDbType.Smallint, cancellationToken);

    public Task Integers(int[] values) => copy.WriteAsync(values, NpgsqlDbType.Array | NpgsqlDbType.Integer, cancellationToken);

    public Task Longs(long[] values) => copy.WriteAsync(values, NpgsqlDbType.Array | NpgsqlDbType.Bigint, cancellationToken);

    public Task Reals(float[] values) => copy.WriteAsync(values, NpgsqlDbType.Array | NpgsqlDbType.Real, cancellationToken);

    public Task Booleans(bool[] values) => copy.WriteAsync(values, NpgsqlDbType.Array | NpgsqlDbType.Boolean, cancellationToken);
}
