using System.Reflection;
using NetArchTest.Rules;

namespace Interp.Architecture.Tests;

/// <summary>The areas have the same names and the same order in every project; none knows one above it or beside it, so there are no circles.</summary>
public sealed class Areas
{
    private static readonly string[] Projects = ["Interp.Abstractions", "Interp.Domain", "Interp.Analysis", "Interp.Workers", "Interp.Web", "Interp.Api"];

    /// <summary>What each may know, itself aside.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Numerics"] = [],
        ["Language"] = ["Numerics"],
        ["Activations"] = ["Numerics", "Language"],
        ["Platform"] = ["Numerics", "Language", "Activations", "Components"],
        ["Library"] = ["Numerics", "Language", "Activations", "Components", "Platform"],
        ["People"] = ["Numerics", "Language", "Activations", "Components", "Platform", "Library"],
        ["Dictionaries"] = ["Numerics", "Language", "Activations", "Components", "Platform", "Library", "People"],
        ["Circuits"] = ["Numerics", "Language", "Activations", "Components", "Platform", "Library", "People"],
        ["Course"] = ["Numerics", "Language", "Activations", "Components", "Platform", "Library", "People", "Dictionaries", "Circuits"],
        ["Lab"] = ["Numerics", "Language", "Activations", "Dictionaries", "Circuits"],
    };

    public static TheoryData<string, string> InUse
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var project in Projects)
            {
                foreach (var area in AreasOf(project).Where(MayKnow.ContainsKey)) data.Add(project, area);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(InUse))]
    public void An_area_knows_only_those_below_it(string project, string area)
    {
        var forbidden = MayKnow.Keys.Except(MayKnow[area], StringComparer.Ordinal).Where(a => a != area).SelectMany(a => Projects.Select(p => $"{p}.{a}")).ToArray();
        KnowersOf(project, area, forbidden).ShouldBeEmpty();
    }

    /// <summary>What pages are made of shows things of any area, but knows no page.</summary>
    [Fact]
    public void Components_know_no_area_of_the_site() =>
        KnowersOf("Interp.Web", "Components", [.. MayKnow.Keys.Select(a => $"Interp.Web.{a}")]).ShouldBeEmpty();

    [Fact]
    public void Every_folder_of_a_project_is_an_area()
    {
        string[] areas = [.. MayKnow.Keys, "Components", "Migrations"];
        Projects.SelectMany(p => AreasOf(p).Except(areas, StringComparer.Ordinal).Select(a => $"{p}.{a}")).ShouldBeEmpty();
    }

    private static IEnumerable<string> KnowersOf(string project, string area, string[] namespaces) =>
        (Types.InAssembly(Load(project)).That().ResideInNamespace($"{project}.{area}").Should().NotHaveDependencyOnAny(namespaces).GetResult().FailingTypes ?? [])
            .Select(t => t.FullName);

    private static IEnumerable<string> AreasOf(string project) =>
        Load(project).GetTypes().Select(t => t.Namespace).OfType<string>()
            .Where(n => n.StartsWith(project + ".", StringComparison.Ordinal))
            .Select(n => n[(project.Length + 1)..].Split('.')[0]).Distinct(StringComparer.Ordinal);

    private static Assembly Load(string project) => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
}
