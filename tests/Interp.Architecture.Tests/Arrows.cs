using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Interp.Architecture.Tests;

/// <summary>Who may know whom, read from the compiled assemblies.</summary>
public sealed class Arrows
{
    public static TheoryData<string, string[]> Allowed => new()
    {
        { "Interp.Abstractions", [] },
        { "Interp.Domain", ["Interp.Abstractions"] },
        { "Interp.Telemetry", [] },
        { "Interp.Torch", [] },
        { "Interp.Analysis", ["Interp.Abstractions", "Interp.Torch"] },
        { "Interp.Queue", ["Interp.Domain"] },
        { "Interp.Workers", ["Interp.Abstractions", "Interp.Domain", "Interp.Queue", "Interp.Analysis", "Interp.Telemetry", "Interp.Torch"] },
        { "Interp.Web", ["Interp.Abstractions", "Interp.Domain"] },
        { "Interp.Api", ["Interp.Abstractions", "Interp.Domain", "Interp.Queue", "Interp.Telemetry", "Interp.Web"] },
        { "Interp.Cli", ["Interp.Abstractions", "Interp.Analysis", "Interp.Torch"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_knows_only_those_the_design_allows(string project, string[] allowed)
    {
        ReferencesOf(project)
            .Where(name => name.StartsWith("Interp.", StringComparison.Ordinal))
            .Except(allowed, StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Interp.Analysis", "Microsoft.EntityFrameworkCore")]
    [InlineData("Interp.Analysis", "Npgsql")]
    [InlineData("Interp.Analysis", "Microsoft.AspNetCore")]
    [InlineData("Interp.Torch", "Microsoft.EntityFrameworkCore")]
    [InlineData("Interp.Torch", "Microsoft.AspNetCore")]
    [InlineData("Interp.Web", "Npgsql")]
    [InlineData("Interp.Web", "Microsoft.EntityFrameworkCore")]
    [InlineData("Interp.Web", "Hangfire")]
    [InlineData("Interp.Domain", "Hangfire")]
    [InlineData("Interp.Workers", "Hangfire")]
    [InlineData("Interp.Queue", "Microsoft.AspNetCore")]
    [InlineData("Interp.Domain", "Microsoft.EntityFrameworkCore.Design")]
    [InlineData("Interp.Domain", "OpenTelemetry")]
    [InlineData("Interp.Analysis", "OpenTelemetry")]
    [InlineData("Interp.Api", "TorchSharp")]
    public void A_project_stays_away_from(string project, string family)
    {
        ReferencesOf(project).ShouldNotContain(name => name.StartsWith(family, StringComparison.Ordinal));
    }

    private static List<string> ReferencesOf(string project)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
