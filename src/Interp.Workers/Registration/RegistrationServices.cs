using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Registration;

/// <summary>Making known what lies in the folders.</summary>
internal static class RegistrationServices
{
    public static void AddRegistration(this IServiceCollection services)
    {
        services.AddSingleton<VocabularyRegistration>();
        services.AddSingleton<ModelRegistration>();
        services.AddSingleton<CorpusRegistration>();
        services.AddSingleton<ArchiveRegistration>();
        services.AddHostedService<FolderRegistration>();
        services.AddHostedService<PromptSetRegistration>();
    }
}
