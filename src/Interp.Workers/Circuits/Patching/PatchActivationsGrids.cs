using System.Globalization;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Workers.Circuits;

/// <summary>The tables of one site: layers by positions; for sites of heads, layers by heads, one table a position.</summary>
internal sealed class PatchActivationsGrids
{
    private readonly int first;
    private readonly int heads;

    /// <param name="p">Of the job.</param>
    /// <param name="site">One of its sites.</param>
    /// <param name="first">Number of the site's first grid.</param>
    /// <param name="config">The model.</param>
    /// <param name="prompts">As the model reads them.</param>
    public PatchActivationsGrids(PatchActivationsParameters p, string site, int first, DecoderConfig config, PromptBatch prompts)
    {
        (this.first, Site, Layers) = (first, PatchSiteChoice.Of(site), config.n_layers);
        var ofHeads = Site.IsOfHeads();
        heads = ofHeads ? Site.Heads(config) : 1;
        Positions = p.Positions ?? (ofHeads ? [PositionSet.All] : Usual(prompts));
        var unit = MetricWords.Change(p.Metric, p.Unit);
        string[] layers = [.. Enumerable.Range(0, Layers).Select(Text)];
        Heads = ofHeads
            ? [.. Positions.Select((at, i) => new GridHeader(
                Name(site, i), $"{site} of which heads matters{(at == PositionSet.All ? string.Empty : $" at {at}")}?", unit, GridScale.Diverging, "layer", layers, "head", [.. Enumerable.Range(0, heads).Select(Text)]))]
            : [new GridHeader(site, $"Where does {site} matter?", unit, GridScale.Diverging, "layer", layers, "position", [.. Positions])];
    }

    public PatchSite Site { get; }

    public int Layers { get; }

    public IReadOnlyList<string> Positions { get; }

    public IReadOnlyList<GridHeader> Heads { get; }

    /// <summary>Whether a layer's rows are there.</summary>
    public bool Has(ExperimentWriter writer, int layer) => Enumerable.Range(first, Heads.Count).All(grid => writer.Has(grid, layer));

    /// <summary>Writes a layer's cells, which are ordered by position, then by head.</summary>
    public void Write(ExperimentWriter writer, int layer, IReadOnlyList<float> cells)
    {
        if (!Site.IsOfHeads())
        {
            writer.Row(first, layer, [.. cells]);
            return;
        }

        for (var position = 0; position < Positions.Count; position++)
            writer.Row(first + position, layer, [.. cells.Skip(position * heads).Take(heads)]);
    }

    private static IReadOnlyList<string> Usual(PromptBatch prompts) => prompts.Pairs.All(pair => pair.Clean.Length == prompts.Length)
        ? [.. Enumerable.Range(0, prompts.Length).Select(Text)]
        : [.. prompts.Pairs.Select(pair => pair.Roles.Keys).Aggregate((IEnumerable<string>)prompts.Pairs[0].Roles.Keys, (all, own) => all.Intersect(own, StringComparer.Ordinal))
            .OrderBy(role => prompts.Pairs[0].Roles[role]).Append(TokenPair.End).Distinct(StringComparer.Ordinal)];

    /// <summary>Roles that differ in nothing but case or signs get a number.</summary>
    private string Name(string site, int position)
    {
        var slug = Slug(Positions[position]);
        return Positions.Take(position).Any(other => Slug(other) == slug) ? $"{site}-{slug}-{Text(position)}" : $"{site}-{slug}";
    }

    private static string Slug(string position) => string.Concat(position.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
