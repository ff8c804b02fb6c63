using Interp.Domain.Circuits;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Interp.Domain;

/// <summary>Registers queries and commands.</summary>
public static class DomainRegistration
{
    private const int PreparedStatements = 100;

    /// <summary>Everything of this assembly but <see cref="IJobQueue"/>, <see cref="IJobFeed"/>, <see cref="IViewerAccessor"/>, <see cref="IInferenceWorkers"/>
    /// and <see cref="IInferenceAllowance"/>, which the host brings.</summary>
    public static IServiceCollection AddInterpDomain(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDbContextFactory<InterpDbContext>(options => options.UseNpgsql(Prepared(connectionString)));
        var assembly = typeof(DomainRegistration).Assembly;
        services.AddEvery<IJobKind>(assembly);
        services.AddEveryNamed(assembly, "Queries", "Commands");
        services.AddPlatform();
        services.AddLibrary();
        services.AddDictionaries();
        services.AddCircuits();
        return services;
    }

    // Statements that come again are planned once per connection: the same few are sent thousands of times.
    private static string Prepared(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = PreparedStatements;
        return settings.ConnectionString;
    }
}
