using System.Text;

namespace Interp.NativeLibraries;

/// <summary>The C++ library of this system, which .NET itself has loaded.</summary>
internal static class SystemLibstdc
{
    private const string Name = "/libstdc++.so.6";

    /// <summary>Whether it defines a version tag, such as <c>GLIBCXX_3.4.32</c>.</summary>
    /// <exception cref="InvalidDataException">This process has no such library, so what it defines cannot be told.</exception>
    public static bool Has(string tag)
    {
        var mapped = File.ReadLines("/proc/self/maps").FirstOrDefault(line => line.Contains(Name, StringComparison.Ordinal))
            ?? throw new InvalidDataException("no libstdc++.so.6 is loaded here, so it cannot be told which version tags the system has.");
        return File.ReadAllBytes(mapped[mapped.IndexOf('/', StringComparison.Ordinal)..]).AsSpan().IndexOf(Encoding.ASCII.GetBytes($"\0{tag}\0")) >= 0;
    }
}
