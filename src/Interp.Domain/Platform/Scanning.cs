using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Domain.Platform;

/// <summary>Registers what an assembly holds, so that adding to it edits no list.</summary>
public static class Scanning
{
    /// <summary>Every class of an assembly that is a <typeparamref name="TService"/>, as that.</summary>
    public static void AddEvery<TService>(this IServiceCollection services, Assembly assembly)
    {
        foreach (var type in Classes(assembly).Where(typeof(TService).IsAssignableFrom)) services.AddSingleton(typeof(TService), type);
    }

    /// <summary>Every class of an assembly whose name ends so, as itself.</summary>
    public static void AddEveryNamed(this IServiceCollection services, Assembly assembly, params string[] endings)
    {
        foreach (var type in Classes(assembly).Where(t => endings.Any(e => t.Name.EndsWith(e, StringComparison.Ordinal)))) services.AddSingleton(type);
    }

    private static IEnumerable<Type> Classes(Assembly assembly) =>
        assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false, IsNested: false }).OrderBy(t => t.FullName, StringComparer.Ordinal);
}
