using Interp.Domain.Dictionaries;
using Interp.Domain.Library;

namespace Interp.Api.Dictionaries;

/// <summary>Makes the compact form of a card.</summary>
internal sealed class CardDocuments
{
    private readonly TokenTableBuilder tokens = new();
    private readonly Dictionary<int, int> sources = [];
    private readonly List<CardSource> documents = [];

    private CardDocuments()
    {
    }

    public static CardDocument Of(FeatureCard card) => new CardDocuments().Make(card);

    private CardDocument Make(FeatureCard c)
    {
        CardGroup[] groups = [.. c.Groups.Select(g => new CardGroup(g.Kind, g.Level, Rounded.Of(g.MaxActivation), Array.ConvertAll(g.Examples, Window)))];
        return new(
            c.Dictionary, c.Index, c.FeatureCount, c.State, c.Fired, c.TokensSeen, c.Density, c.MaxActivation, c.LossEffect, c.SingleToken, c.AutointerpScore,
            Histogram(c.Activations), Histogram(c.Logits), Logits(c.PositiveLogits), Logits(c.NegativeLogits), groups,
            c.Neurons, c.CorrelatedNeurons, c.Twins, [.. documents], tokens.Build());
    }

    private static Histogram? Histogram(Histogram? histogram) => histogram is null ? null : histogram with { Edges = Rounded.Of(histogram.Edges) };

    private CardLogits Logits(LogitToken[] logits) => new(Array.ConvertAll(logits, l => tokens.Place(l.Token)), Array.ConvertAll(logits, l => Rounded.Of(l.Value)));

    private CardWindow Window(TokenWindow w) => new(
        Source(w), w.Position, w.Place, w.Focus, w.Repeated, Array.ConvertAll(w.Tokens, tokens.Place), Rounded.Of(w.Activations),
        w.LossEffects is null ? null : Rounded.Of(w.LossEffects));

    private int Source(TokenWindow window)
    {
        if (sources.TryGetValue(window.Document, out var place)) return place;
        place = documents.Count;
        sources.Add(window.Document, place);
        documents.Add(new(window.Document, window.Source, window.Class));
        return place;
    }
}
