using System.Text;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

/// <summary>Packages that exist in memory only.</summary>
internal sealed class FakePackages(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> packages) : IPackageSource
{
    public Task<IReadOnlyDictionary<string, string>> PrepareAsync(
        IReadOnlyCollection<string> names, IProgress<CorpusBuildProgress>? progress, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(names.ToDictionary(n => n, _ => "1.0", StringComparer.Ordinal));

    public Task<IReadOnlyList<PackageFile>> ReadAsync(string package, Func<string, bool> wanted, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PackageFile>>(
            [.. packages[package].Where(f => wanted(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new PackageFile(f.Key, Encoding.UTF8.GetBytes(f.Value)))]);
}
