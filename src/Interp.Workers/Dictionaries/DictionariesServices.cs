using Interp.Domain.Dictionaries;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Dictionaries;

/// <summary>What work on dictionaries needs beside jobs and questions, which are found.</summary>
internal static class DictionariesServices
{
    public static void AddDictionaries(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = LanguageModelSettings.From(configuration);
        services.AddSingleton(settings);
        services.AddSingleton(new AutointerpSwitch(settings.IsOn));
        services.AddHttpClient(LanguageModelClient.Client, client => client.Timeout = Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        services.AddSingleton<LanguageModelClient>();
        services.AddSingleton<PublishedDictionaries>();
        services.AddSingleton<RandomModels>();
        services.AddSingleton<HeldOutReadings>();
        services.AddSingleton<ArchiveRegistration>();
        services.AddHostedService<ArchiveFolders>();
    }
}
