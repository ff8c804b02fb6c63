using System.Reflection;

namespace Interp.Web;

/// <summary>Which Interp this is.</summary>
public static class SiteVersion
{
    private const int ShortCommit = 12;

    /// <summary>Version and commit, such as <c>0.2.0-dev (c60829c44a12)</c>; without a commit where the build knew none.</summary>
    public static string Text { get; } = Of(typeof(SiteVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown");

    internal static string Of(string informational) => informational.Split('+') switch
    {
        [var version, var commit] => $"{version} ({commit[..Math.Min(ShortCommit, commit.Length)]})",
        _ => informational,
    };
}
