using Interp.Domain;
using Interp.Domain.Platform;

namespace Interp.Web.Tests.Preview;

/// <summary>The kinds of job of a real site and a made-up one, for pages of made-up jobs.</summary>
internal static class KnownKinds
{
    /// <summary>Their words; nothing is read from a database for them.</summary>
    public static JobCatalogue Catalogue()
    {
        using var services = new ServiceCollection().AddInterpDomain("Host=nowhere").AddSingleton<IInferenceWorkers, NoWorkers>().AddSingleton<IJobKind, MadeUpKind>().BuildServiceProvider();
        return services.GetRequiredService<JobCatalogue>();
    }

    private sealed class NoWorkers : IInferenceWorkers
    {
        public Task<TAnswer> Ask<TAnswer>(InferenceQuestion<TAnswer> question, CancellationToken cancellationToken) => throw new InferenceUnavailableException("No worker runs here.");
    }
}
