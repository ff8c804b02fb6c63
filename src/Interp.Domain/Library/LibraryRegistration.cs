using Microsoft.Extensions.DependencyInjection;

namespace Interp.Domain.Library;

/// <summary>What models and corpora need beside queries and commands, which are found.</summary>
internal static class LibraryRegistration
{
    public static void AddLibrary(this IServiceCollection services)
    {
        services.AddSingleton<VocabularyCache>();
    }
}
