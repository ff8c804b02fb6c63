using Interp.Abstractions.Dictionaries;
using Interp.Domain.Dictionaries;

namespace Interp.Bench.Browser;

/// <summary>
/// Rows shaped like real ones: cards of the A/1 layout with causal loss effects, every second feature with too few hits for intervals,
/// two thousandths dead. Each feature is made from its own number, so that two passes give the same rows and none need be held.
/// </summary>
internal sealed class SyntheticDictionary(BrowserSize size)
{
    private const int Window = 9;
    private const int FewHits = 20;
    private const int PerLevel = 5;
    private const int Levels = 11;
    private const int DocumentLength = 500;
    private const int PerToken = 256;
    private const int DeadEvery = 500;

    public int Count => size.Features;

    /// <summary>Examples written so far.</summary>
    public long Examples { get; private set; }

    public IEnumerable<FeatureExamples> ReadExamples()
    {
        for (var index = 0; index < size.Features; index++)
        {
            if (IsDead(index)) continue;
            var examples = ExamplesOf(index);
            Examples += examples.Groups.Length;
            yield return examples;
        }
    }

    public IEnumerable<Feature> ReadFeatures() => Enumerable.Range(0, size.Features).Select(FeatureOf);

    public IEnumerable<TokenFeature> ReadTokens()
    {
        for (var token = 0; token < size.Vocabulary; token++)
        {
            var random = new Random(token);
            var start = random.Next(size.Features);
            var kept = Math.Min(PerToken, size.Features / 2);
            // A step without a common divisor visits every feature at most once.
            for (var i = 0; i < kept; i++)
                yield return new TokenFeature { Token = token, Feature = (int)((start + i * 7_919L) % size.Features), MaxActivation = 12 * MathF.Pow(random.NextSingle(), 3), Count = random.Next(1, 5_000) };
        }
    }

    public IEnumerable<LogitFeature> ReadLogits() => LogitIndex.Of(ReadFeatures());

    private static bool IsDead(int index) => index % DeadEvery == DeadEvery - 1;

    private static bool IsFull(int index) => index % 2 == 0;

    private static float Strongest(Random random) => 1 + 11 * random.NextSingle();

    private Feature FeatureOf(int index)
    {
        var random = new Random(index);
        var max = Strongest(random);
        var isDead = IsDead(index);
        var fired = isDead ? 0 : IsFull(index) ? random.Next(FewHits, 200_000) : random.Next(1, FewHits);
        int[] tokens = [.. Enumerable.Range(0, 20).Select(_ => Token(random)).Distinct()];
        return new Feature
        {
            Index = index, Shuffle = Shuffle.Of(index), State = isDead ? FeatureState.Dead : FeatureState.Live, Fired = fired, Density = fired / 1e7, MaxActivation = isDead ? 0 : max,
            TopToken = isDead ? null : Token(random), LossEffect = isDead ? null : random.NextSingle() - 0.3f, SingleToken = random.Next(20) == 0,
            ActivationEdges = isDead ? [] : Edges(0, max), ActivationCounts = isDead ? [] : Counts(random), LogitEdges = Edges(-1, 2), LogitCounts = Counts(random),
            PositiveTokens = tokens[..(tokens.Length / 2)], PositiveLogits = Falling(random, tokens.Length / 2), NegativeTokens = tokens[(tokens.Length / 2)..],
            NegativeLogits = Falling(random, tokens.Length - tokens.Length / 2), Neurons = [1, 2, 3], NeuronValues = [0.4f, 0.3f, 0.2f], NeuronShares = [0.03f, 0.02f, 0.01f],
            CorrelatedNeurons = [1, 2, 3], CorrelatedPearson = [0.4f, 0.3f, 0.2f], CorrelatedCosine = [0.4f, 0.3f, 0.2f],
        };
    }

    private FeatureExamples ExamplesOf(int index)
    {
        var random = new Random(index);
        var max = Strongest(random);
        short[] groups = IsFull(index)
            ? [.. Enumerable.Repeat((short)0, FewHits), .. Enumerable.Range(0, Levels * PerLevel).Select(i => (short)(1 + i / PerLevel)), .. Enumerable.Repeat((short)12, FewHits)]
            : new short[random.Next(1, FewHits)];
        var places = groups.Length * Window;
        var (tokens, activations, effects) = (new int[places], new float[places], new float[places]);
        var documents = Array.ConvertAll(groups, _ => random.Next(size.Documents));
        for (var place = 0; place < places; place++)
        {
            var isFocus = place % Window == Window / 2;
            tokens[place] = Token(random);
            activations[place] = isFocus ? max * (1 - groups[place / Window] / 13f) * (0.9f + 0.1f * random.NextSingle()) : random.Next(4) == 0 ? max * random.NextSingle() : 0;
            effects[place] = place % Window == 0 ? float.NaN : 0.3f * (random.NextSingle() - 0.4f);
        }

        return new FeatureExamples
        {
            Feature = index, Window = Window, Groups = groups, Documents = documents, Positions = Array.ConvertAll(documents, d => (long)d * DocumentLength + random.Next(DocumentLength)),
            Repeated = new bool[groups.Length], Tokens = tokens, Activations = activations, LossEffects = effects,
        };
    }

    // Common tokens are common: the cube gives half of all places to an eighth of the vocabulary.
    private int Token(Random random) => (int)(size.Vocabulary * Math.Pow(random.NextDouble(), 3));

    private static float[] Edges(float low, float high) => [.. Enumerable.Range(0, 41).Select(i => low + (high - low) * i / 40)];

    private static int[] Counts(Random random) => [.. Enumerable.Range(0, 40).Select(i => random.Next(1, 400 / (i + 1) + 2))];

    private static float[] Falling(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => 6 * random.NextSingle()).OrderDescending()];
}
