using Interp.Testing;

namespace Interp.Domain.Tests.Circuits;

/// <summary>The small world with a prompt set, once for all tests of a class.</summary>
public sealed class CircuitWorld(PostgresCluster cluster) : IAsyncLifetime
{
    public TestDatabase Database { get; } = new(cluster);

    public World World { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using var db = Database.Open();
        World = await World.Create(db);
        await World.AddPrompts(db, "pairs");
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
