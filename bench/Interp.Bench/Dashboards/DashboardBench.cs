using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Torch;
using static TorchSharp.torch;

namespace Interp.Bench.Dashboards;

/// <summary>Dashboards of a whole dictionary beside a straightforward implementation that makes one card after the other.</summary>
internal sealed class DashboardBench(TimeProvider time, Action<string> say)
{
    private const string HookPoint = "blocks.0.mlp.hook_post";
    private const int Features = 4_096;
    private const long WholeTokens = 10_000_000;
    private const int CompareTokens = 1_024 * 256;
    private const int SampledFeatures = 8;
    private const int Rounds = 5;

    internal static BenchResult Run(TimeProvider time, Action<string> say, CancellationToken cancellationToken) =>
        new DashboardBench(time, say).Measure(cancellationToken);

    private BenchResult Measure(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        set_num_threads(Environment.ProcessorCount);
        if (TorchEngine.CheckBlas(time).Warning is { } warning) say(warning);
        using var decoder = ModelFolder.Load(Path.Combine(Setting("INTERP_MODELS", "models"), "mini-pile-1l"));
        using var corpus = TokenCorpus.Open(Path.Combine(Setting("INTERP_DATA", "data"), "corpora", "mini-pile"));
        using var dictionary = RandomDictionary.Create(decoder, corpus, HookPoint, Features, seed: 1);
        say($"dictionary: {RandomDictionary.Described}");
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        // First, so that the peak of memory is ours.
        Whole(decoder, dictionary, corpus, figures, cancellationToken);
        Compare(decoder, dictionary, corpus, figures, cancellationToken);
        return new BenchResult(
            "dashboards", time.GetElapsedTime(start).TotalSeconds, Setting("INTERP_CODE", "unknown"), Machine.Describe(),
            FormattableString.Invariant($"one feature at a time on the same engine: {CompareTokens} tokens in memory, {SampledFeatures} of {Features} features a round, scaled to all"),
            figures, []);
    }

    private void Whole(Decoder decoder, SparseAutoencoder dictionary, TokenCorpus corpus, Dictionary<string, double> figures, CancellationToken cancellationToken)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var whole = new WholeDictionary(decoder, dictionary, corpus, HookPoint, time).Measure(WholeTokens, ablate: true, say, cancellationToken);
        figures["whole_features"] = Features;
        figures["whole_tokens"] = WholeTokens;
        figures["whole_minutes"] = whole.Total / 60;
        // What the wall clock would show on two cores that do nothing else.
        figures["whole_cpu_minutes_of_two_cores"] = (Environment.CpuUsage.TotalTime - processor).TotalMinutes / 2;
        figures["whole_pass_minutes"] = whole.Pass / 60;
        figures["whole_ablation_minutes"] = whole.Ablations / 60;
        figures["whole_cards_minutes"] = whole.Cards / 60;
        figures["whole_pass_tokens_per_s"] = WholeTokens / whole.Pass;
        figures["examples"] = whole.Examples;
        figures["peak_mib"] = Machine.PeakMebibytes();
        say(FormattableString.Invariant(
            $"{Features} features over {WholeTokens} tokens in {whole.Total / 60:F2} minutes, {figures["whole_cpu_minutes_of_two_cores"]:F2} of two cores' time"));
    }

    private void Compare(Decoder decoder, SparseAutoencoder dictionary, TokenCorpus corpus, Dictionary<string, double> figures, CancellationToken cancellationToken)
    {
        var counted = VocabularyCounts.Common(VocabularyCounts.Count(corpus, CorpusSplit.Train, cancellationToken), 1e-6);
        List<double> ours = [], theirs = [], ratios = [], without = [];
        for (var round = 1; round <= Rounds; round++)
        {
            var dashboards = new WholeDictionary(decoder, dictionary, corpus, HookPoint, time);
            ours.Add(PerMinute(dashboards.Measure(CompareTokens, ablate: true, say: null, cancellationToken).Total));
            var (peer, peerWithout) = PerFeature(decoder, dictionary, corpus, counted, round, cancellationToken);
            theirs.Add(PerMinute(peer));
            ratios.Add(ours[^1] / theirs[^1]);
            without.Add(peerWithout / dashboards.Measure(CompareTokens, ablate: false, say: null, cancellationToken).Total);
            say(FormattableString.Invariant($"round {round} of {Rounds}: {ours[^1]:F0} features a minute, peer {theirs[^1]:F1}; without ablations {without[^1]:F1} times as fast"));
        }

        figures["features_per_minute"] = Median.Of(ours);
        figures["naive_features_per_minute"] = Median.Of(theirs);
        figures["dashboards_vs_naive"] = Median.Of(ratios);
        figures["dashboards_vs_naive_without_ablations"] = Median.Of(without);
    }

    /// <summary>Seconds that the peer takes for the whole dictionary, scaled from a sample; preparing its text counts once.</summary>
    private (double Whole, double WithoutAblations) PerFeature(
        Decoder decoder, SparseAutoencoder dictionary, TokenCorpus corpus, int[] counted, int round, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var start = time.GetTimestamp();
        using var peer = new PerFeatureDashboards(decoder, dictionary, HookPoint, ActivationText.Read(decoder, corpus, HookPoint, CompareTokens), counted);
        var prepared = time.GetElapsedTime(start).TotalSeconds;
        peer.Make(round, ablate: true);
        return (prepared + Cards(ablate: true), prepared + Cards(ablate: false));

        double Cards(bool ablate)
        {
            var began = time.GetTimestamp();
            for (var i = 0; i < SampledFeatures; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                peer.Make((i * (Features / SampledFeatures)) + (round * 7), ablate);
            }

            return time.GetElapsedTime(began).TotalSeconds * Features / SampledFeatures;
        }
    }

    private static double PerMinute(double seconds) => Features * 60 / seconds;

    private static string Setting(string name, string otherwise) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : otherwise;
}
