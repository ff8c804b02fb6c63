using Interp.Abstractions.Dictionaries;

namespace Interp.Domain.Dictionaries;

/// <summary>Checked features of batch files as rows.</summary>
internal sealed class ImportRows
{
    private const double UltraLowDensity = 1e-6;
    private const long UltraLowHits = 10;
    private readonly Dictionary<(int Token, int Feature), (float Max, int Count)> hits = [];

    public ImportVocabulary Vocabulary { get; } = new();

    public List<Feature> Features { get; } = [];

    public List<FeatureExamples> Examples { get; } = [];

    /// <summary>As far as the examples show; the files hold no counts over the whole text.</summary>
    public IEnumerable<TokenFeature> Tokens => hits.Select(h => new TokenFeature { Token = h.Key.Token, Feature = h.Key.Feature, MaxActivation = h.Value.Max, Count = h.Value.Count });

    public void Add(DashboardFeature f)
    {
        var examples = ExamplesOf(f);
        if (examples.Groups.Length > 0) Examples.Add(examples);
        var density = f.FracNonzero!.Value;
        var fired = (long)Math.Round(density * (f.NPromptsTotal ?? 0) * (f.NTokensInPrompt ?? 0));
        var max = examples.Activations.DefaultIfEmpty(0).Max();
        Features.Add(new Feature
        {
            Index = f.FeatureIndex!.Value, Shuffle = Shuffle.Of(f.FeatureIndex.Value), Fired = fired, Density = density, MaxActivation = max,
            State = density == 0 && max <= 0 ? FeatureState.Dead : density < UltraLowDensity || (fired > 0 && fired < UltraLowHits) ? FeatureState.UltraLow : FeatureState.Live,
            TopToken = examples.Groups.Length == 0 ? null : examples.Tokens[examples.Window / 2], SingleToken = SingleTokens.Is(examples),
            ActivationEdges = Edges(f.FreqHistDataBarValues), ActivationCounts = Counts(f.FreqHistDataBarHeights),
            LogitEdges = Edges(f.LogitsHistDataBarValues), LogitCounts = Counts(f.LogitsHistDataBarHeights),
            PositiveTokens = Ids(f.PosStr), PositiveLogits = f.PosValues ?? [], NegativeTokens = Ids(f.NegStr), NegativeLogits = f.NegValues ?? [],
            Neurons = f.NeuronAlignmentIndices ?? [], NeuronValues = f.NeuronAlignmentValues ?? [], NeuronShares = f.NeuronAlignmentL1 ?? [],
            CorrelatedNeurons = f.CorrelatedNeuronsIndices ?? [], CorrelatedPearson = f.CorrelatedNeuronsPearson ?? [], CorrelatedCosine = f.CorrelatedNeuronsL1 ?? [],
        });
    }

    private static int[] Counts(float[]? heights) => Array.ConvertAll(heights ?? [], h => (int)MathF.Round(h));

    // The files give the middles of equally wide bars.
    private static float[] Edges(float[]? middles)
    {
        if (middles is null or []) return [];
        var half = middles.Length == 1 ? 0.5 : ((double)middles[^1] - middles[0]) / (middles.Length - 1) / 2;
        return [.. middles.Select(m => (float)(m - half)), (float)(middles[^1] + half)];
    }

    private int[] Ids(string?[]? texts) => Array.ConvertAll(texts ?? [], t => Vocabulary.Id(t!));

    private FeatureExamples ExamplesOf(DashboardFeature f)
    {
        var grouped = ImportGroups.Of(Array.ConvertAll(f.Activations ?? [], a => a!));
        var reach = grouped.Select(g => Math.Max(g.Example.QualifyingTokenIndex!.Value, g.Example.Tokens!.Length - 1 - g.Example.QualifyingTokenIndex.Value)).DefaultIfEmpty(0).Max();
        var window = 2 * reach + 1;
        var (tokens, activations) = (new int[grouped.Length * window], new float[grouped.Length * window]);
        Array.Fill(tokens, -1);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var repeated = new bool[grouped.Length];
        for (var e = 0; e < grouped.Length; e++)
        {
            var example = grouped[e].Example;
            var first = e * window + reach - example.QualifyingTokenIndex!.Value;
            for (var i = 0; i < example.Tokens!.Length; i++)
            {
                (tokens[first + i], activations[first + i]) = (Vocabulary.Id(example.Tokens[i]!), example.Values![i]);
                if (example.Values[i] > 0) Hit(tokens[first + i], f.FeatureIndex!.Value, example.Values[i]);
            }

            repeated[e] = !seen.Add($"{example.QualifyingTokenIndex}:{string.Join('\0', example.Tokens)}");
        }

        return new FeatureExamples
        {
            Feature = f.FeatureIndex!.Value, Window = window, Groups = Array.ConvertAll(grouped, g => g.Group), Documents = new int[grouped.Length],
            Positions = Array.ConvertAll(grouped, g => (long)g.Example.QualifyingTokenIndex!.Value), Repeated = repeated, Tokens = tokens, Activations = activations, LossEffects = [],
        };
    }

    private void Hit(int token, int feature, float value)
    {
        var known = hits.GetValueOrDefault((token, feature));
        hits[(token, feature)] = (Math.Max(known.Max, value), known.Count + 1);
    }
}
