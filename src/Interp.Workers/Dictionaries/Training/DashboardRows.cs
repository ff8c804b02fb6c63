using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using TokenFeature = Interp.Domain.Dictionaries.TokenFeature;

namespace Interp.Workers.Dictionaries;

/// <summary>Dashboards as rows. A card is put together once: its examples stream out, what is left of it is kept for the table of features.</summary>
internal sealed class DashboardRows(DashboardSet dashboards)
{
    /// <summary>Complete when <see cref="Examples"/> has been read to its end.</summary>
    public List<Feature> Features { get; } = new(dashboards.FeatureCount);

    public IEnumerable<FeatureExamples> Examples(CancellationToken cancellationToken)
    {
        foreach (var card in dashboards.ReadFeatures(cancellationToken))
        {
            var examples = ExampleRows.Of(card);
            Features.Add(FeatureRows.Of(card, examples));
            if (examples.Groups.Length > 0) yield return examples;
        }
    }

    /// <summary>Read apart from the examples, since one connection copies one table at a time, and so that they are never held all at once.</summary>
    public IEnumerable<FeatureAblationRow> Ablations(CancellationToken cancellationToken)
    {
        foreach (var (feature, examples) in dashboards.ReadExamples(cancellationToken))
        {
            if (AblationRows.Of(feature, examples) is { } row) yield return row;
        }
    }

    public IEnumerable<TokenFeature> Tokens() => dashboards.ReadTokenFeatures()
        .Select(t => new TokenFeature { Token = t.Token, Feature = t.Feature, MaxActivation = t.MaxActivation, Count = t.Count });
}
