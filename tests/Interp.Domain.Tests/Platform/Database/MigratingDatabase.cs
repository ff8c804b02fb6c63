using Interp.Domain.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Domain.Tests.Platform;

internal sealed class MigratingDatabase(string connectionString) : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddInterpDomain(connectionString).BuildServiceProvider();

    public string ConnectionString => connectionString;

    public Task Migrate(CancellationToken cancellationToken) => services.GetRequiredService<DatabaseMigration>().Apply(cancellationToken);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
