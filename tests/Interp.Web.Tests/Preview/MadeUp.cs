using Interp.Abstractions.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Web.Tests.Preview;

/// <summary>Made-up records, the same every time.</summary>
public static class MadeUp
{
    private const float Max = 11.54f;

    private static readonly string[][] Lines =
    [
        [" MII", "Cf", "zCC", "Am", "u", "g", "Aw", "IBA", "gI"],
        ["\n", "    ", "def", " encode", "(", "self", ",", " data", "):"],
        ["כל", " בני", " האדם", " נולדו", ",", " בני", " חורין", ".", "\n"],
        [" الكتاب", " الأول", " من", "\\xD8", " هذا", " المشروع", " على", " شبكة", "."],
        ["<script>", "alert", "(", "1", ")", "</", "script", ">", "\t"],
        [" the", " prefer", "ence", " of", " the", " reader", " is", " kept", ","],
    ];

    public static TokenText Token(string text) =>
        new(Math.Abs(text.Aggregate(17, (hash, letter) => unchecked(hash * 31 + letter))) % 4096, text, text.Replace("\n", "⏎", StringComparison.Ordinal).Replace("\t", "⇥", StringComparison.Ordinal));

    public static TokenWindow Window(int seed, float strength, bool repeated = false)
    {
        var random = new Random(seed);
        TokenText[] tokens = [.. Lines[seed % Lines.Length].Select(Token)];
        var activations = new float[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
            activations[i] = random.Next(3) == 0 ? strength * random.NextSingle() : 0;
        activations[4] = strength;
        return new(tokens, activations, 4, 100 + seed, seed % 2 == 0 ? "ca-certificates" : "python3.11-doc", seed % 2 == 0 ? "base64" : "html", 1_203_442 + seed, repeated,
            [.. activations.Select((a, i) => i == 0 ? float.NaN : (i % 3 == 0 ? -0.02f : 0.05f) * activations[i - 1])], seed % 100, seed % 100 * tokens.Length);
    }

    public static FeatureCard Card(FeatureState state = FeatureState.Live, long fired = 28_812)
    {
        var groups = new List<ExampleGroup> { new("top", 0, Max, [.. Enumerable.Range(0, 20).Select(i => Window(i, Max - 0.13f * i))]) };
        for (var level = 0; level <= 10; level++)
        {
            var strength = Math.Max(0.012f, Max * (10 - level) / 10);
            groups.Add(new("interval", level, strength, [.. Enumerable.Range(0, 5).Select(i => Window(31 * level + i, strength, level == 1 && i < 2))]));
        }

        groups.Add(new("bottom", 0, 0.01f, [.. Enumerable.Range(0, 20).Select(i => Window(400 + i, 0.01f))]));
        var random = new Random(5);
        var live = state is not FeatureState.Dead;
        return new(
            "mini-pile-topk-4096", 2357, 4096, state, live ? fired : 0, 20_000_000, live ? fired / 2e7 : 0, live ? Max : 0,
            live ? Histogram(0, Max, i => (int)(220 * Math.Exp(-i / 7.0)) + random.Next(6)) : null,
            Histogram(-2.4f, 6.1f, i => (int)(700 * Math.Exp(-Math.Pow((i - 11) / 3.2, 2))) + (i > 24 ? random.Next(4) : 0)),
            [.. Enumerable.Range(0, 10).Select(i => new LogitToken(Token(new[] { "Aw", " MII", "gE", "zCC", "QU", "\n", "wDQ", "ه", "IBA", "<b>" }[i]), 6.1f - 0.42f * i))],
            [.. Enumerable.Range(0, 10).Select(i => new LogitToken(Token(new[] { " the", " of", ",", ".", " and", "\\xE2", " in", " to", " (", " a" }[i]), -2.4f + 0.15f * i))],
            !live ? [] : fired < 20 ? [groups[0] with { Examples = groups[0].Examples[..(int)fired] }] : [.. groups],
            [new(388, 0.41f, 0.031f), new(12, -0.33f, 0.025f), new(501, 0.21f, 0.016f)],
            [new(388, 0.41f, 0.44f), new(77, 0.22f, 0.25f), new(9, 0.13f, 0.19f)],
            live ? 0.231 : null, SingleToken: false, [], live ? 0.61f : null);
    }

    public static FeatureCard Unablated()
    {
        FeatureCard card = Card();
        return card with { LossEffect = null, Groups = [.. card.Groups.Select(g => g with { Examples = [.. g.Examples.Select(e => e with { LossEffects = null })] })] };
    }

    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static ModelSummary Model { get; } = new(
        "mini-pile-1l", "mini-pile-1l, one layer", 1, 128, 512, 256, 4096,
        [new("blocks.0.hook_resid_pre", 128), new("blocks.0.mlp.hook_post", 512), new("blocks.0.hook_resid_post", 128)], new string('a', 64)) { TokenizerHash = new string('c', 64) };

    public static CorpusSummary Corpus { get; } = new("mini-pile", "Mini-Pile", 41_000_000, 25_000, new string('b', 64), new string('c', 64));

    public static DictionaryMetrics Metrics { get; } = new(16, 0.8731, 0.1269, 3.4121, 3.4622, 4.9017, 4.4411, 0.9664, 168, 292, 100_000, 0.9521, 0.9712)
    {
        DensityHistogram = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 292, 410, 896, 1204, 702, 311, 98, 15, 0, 0],
    };

    public static DictionarySummary Summary(string name = "mini-pile-topk-4096", string title = "TopK 4 096 on mini-pile-1l") => new(
        name, title, "mini-pile-1l", "blocks.0.mlp.hook_post", "mini-pile", "topk", 512, 4096,
        Visibility.Cohort, new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero), Metrics, new Guid("00000000-0000-0000-0000-0000000000aa"));

    public static DictionaryDetail Detail() => new(
        Summary(),
        new Provenance(
            "34a3349", 1, new string('a', 64), new string('b', 64), new string('c', 64), """{"model":"mini-pile-1l","recipe":"topk","k":16,"dSae":4096}""",
            "Ida Instructor", new DateTimeOffset(2026, 11, 20, 9, 18, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero), 711),
        [.. Enumerable.Range(0, 40).Select(i => (float)Math.Round(420 * Math.Exp(-Math.Pow((i - 28) / 3.0, 2)) + 60 * Math.Exp(-Math.Pow((i - 14) / 1.5, 2))))],
        3636, 168, 292);

    public static FeatureSummary[] Features(int from = 0) =>
    [
        .. Enumerable.Range(0, 12).Select(i => new FeatureSummary(
            from + i * 37,
            i == 3 ? FeatureState.UltraLow : i == 7 ? FeatureState.Dead : FeatureState.Live,
            i == 7 ? 0 : Math.Pow(10, -1.8 - i * 0.42),
            i == 7 ? 0 : Max - i * 0.4f,
            i == 7 ? null : "Aw",
            ["Aw", " MII", "gE", "⏎", "ه"],
            i == 7 ? null : Window(i, Max - i * 0.4f))),
    ];

    public static JobSummary JobSummary(JobState state, int number = 1) => new(
        new Guid(number, 0, 0, new byte[8]), TrainSaeParameters.Kind, $"TopK {number * 1024} on mini-pile-1l", state, state == JobState.Queued ? 3 : null,
        state is JobState.Queued ? null : Report(state == JobState.Running ? 620 : 976), Now.AddMinutes(-14), Now.AddMinutes(-12),
        state is JobState.Running or JobState.Queued ? null : Now, "Ida Instructor", state == JobState.Succeeded ? "/d/mini-pile-topk-4096" : null,
        state == JobState.Failed ? "The disk is full: 12 GiB are needed under the data folder and 0.3 GiB are free." : null);

    public static JobDetail Job(JobState state) => new(
        JobSummary(state), """{"model":"mini-pile-1l","recipe":"topk"}""",
        state == JobState.Queued ? [] : [.. Enumerable.Range(0, 125).Select(i => Report(i * 5))], 1, WorkerSeen: true, CancelRequested: false, MayCancel: true);

    public static JobSummary[] Jobs() => [.. Enum.GetValues<JobState>().Select((state, i) => JobSummary(state, i + 1))];

    public static Histogram Histogram(float low, float high, Func<int, int> count) => new(
        [.. Enumerable.Range(0, 41).Select(i => low + (high - low) * i / 40)],
        [.. Enumerable.Range(0, 40).Select(count)]);

    /// <summary>What a training of a dictionary reports.</summary>
    public static Dictionary<string, double> Training(double loss, double l0, double explained, int dead) => new(StringComparer.Ordinal)
    {
        [TrainingNumbers.Loss] = loss, [TrainingNumbers.L0] = l0, [TrainingNumbers.ExplainedVariance] = explained, [TrainingNumbers.Dead] = dead,
    };

    private static JobProgress Report(long step) => new("train", 2, 5, step, 976, 18_400, (976 - step) * 0.22)
    {
        Numbers = Training(0.031 + 0.4 * Math.Exp(-step / 90.0), 16, 0.9 - 0.8 * Math.Exp(-step / 120.0), (int)(4096 * Math.Exp(-step / 60.0))), At = Now.AddSeconds(step),
    };
}
