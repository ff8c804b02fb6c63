using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Interp.Domain.Dictionaries;

/// <summary>What dictionaries need beside queries, commands and kinds of job, which are found.</summary>
internal static class DictionariesRegistration
{
    public static void AddDictionaries(this IServiceCollection services)
    {
        services.AddSingleton<TrainSaeRequests>();
        services.AddSingleton<ArchiveReader>();
        services.AddSingleton<ArchiveWriter>();
        services.AddSingleton<WeightsUploads>();
        services.TryAddSingleton(new AutointerpSwitch(IsOn: false));
        services.TryAddSingleton(new WeightsPlace(Path.GetFullPath("data")));
    }
}
