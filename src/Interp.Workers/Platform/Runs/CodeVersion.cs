using System.Reflection;

namespace Interp.Workers.Platform;

/// <summary>Which code computes.</summary>
internal static class CodeVersion
{
    /// <summary>The commit that this was built from, as the build recorded it.</summary>
    public static string Current { get; } =
        typeof(CodeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
