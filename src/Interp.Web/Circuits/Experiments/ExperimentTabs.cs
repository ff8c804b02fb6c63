namespace Interp.Web.Circuits;

/// <summary>The kinds of experiment that have a tab on the page for new ones.</summary>
public sealed class ExperimentTabs(IEnumerable<IExperimentTab> tabs)
{
    /// <summary>In the order they are offered.</summary>
    public IReadOnlyList<IExperimentTab> All { get; } = [.. tabs.OrderBy(t => t.Place)];

    /// <summary>The tab of a kind; the first for one that has none.</summary>
    public IExperimentTab Of(string? kind) => All.FirstOrDefault(t => string.Equals(t.Kind, kind, StringComparison.Ordinal)) ?? All[0];
}
