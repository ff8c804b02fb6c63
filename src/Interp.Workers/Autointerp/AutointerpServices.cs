using Interp.Domain.Autointerp;
using Interp.Workers.Runs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Autointerp;

/// <summary>Explaining features by a language model.</summary>
internal static class AutointerpServices
{
    public static void AddAutointerp(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = LanguageModelSettings.From(configuration);
        services.AddSingleton(settings);
        services.AddSingleton(new AutointerpSwitch(settings.IsOn));
        services.AddHttpClient(LanguageModelClient.Client, client => client.Timeout = Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        services.AddSingleton<LanguageModelClient>();
        services.AddSingleton<IJobHandler, AutointerpJob>();
    }
}
