using Npgsql;

namespace Interp.Domain.Platform;

/// <summary>The database of a site and a worker in <c>Development</c>: either may be the first to start, and finds or makes its tables.</summary>
public sealed class DevelopmentDatabase(DatabaseMigration migration)
{
    /// <summary>Brings it up to date; several processes may call it at once.</summary>
    /// <exception cref="InvalidOperationException">It cannot be reached; the message says how one is made.</exception>
    public async Task Prepare(CancellationToken cancellationToken)
    {
        try
        {
            await migration.Apply(cancellationToken);
        }
        catch (Exception failed) when (Refusal(failed) is { } refusal)
        {
            throw new InvalidOperationException(
                $"""
                The database cannot be used: {refusal.Message}
                Set INTERP_DATABASE to one that can, or make that of Development ({DevelopmentDefaults.Database}) once:
                  docker compose -f .devcontainer/compose.yml up -d postgres
                or, where PostgreSQL runs already:
                  sudo -u postgres psql -c "create role interp login password 'interp'" -c "create database interp owner interp"
                """,
                failed);
        }
    }

    /// <summary>What kept the server from being reached or entered; null for what went wrong inside.</summary>
    private static NpgsqlException? Refusal(Exception? failed) => failed switch
    {
        null => null,
        PostgresException inside => inside.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName ? inside : null,
        NpgsqlException outside => outside,
        _ => Refusal(failed.InnerException),
    };
}
