using Interp.Domain.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Library;

/// <summary>Making known what lies in the folders.</summary>
internal static class RegistrationServices
{
    public static void AddRegistration(this IServiceCollection services)
    {
        services.AddEvery<IMadeFromCorpora>(typeof(RegistrationServices).Assembly);
        services.AddSingleton<VocabularyRegistration>();
        services.AddSingleton<ModelRegistration>();
        services.AddSingleton<CorpusRegistration>();
        services.AddHostedService<ModelFolders>();
        services.AddHostedService<CorpusFolders>();
    }
}
