using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;

namespace Interp.Bench.Dashboards;

/// <summary>Our dashboards, from the first token to the last card read.</summary>
internal sealed class WholeDictionary(Decoder decoder, SparseAutoencoder dictionary, TokenCorpus corpus, string hookPoint, TimeProvider time) : IProgress<DashboardProgress>
{
    private readonly Dictionary<DashboardStage, long> _ended = [];
    private DashboardStage? _said;
    private Action<string>? _say;

    /// <summary>Seconds of each part of the last run, and the examples on its cards.</summary>
    internal (double Pass, double Ablations, double Cards, double Total, long Examples) Measure(
        long tokens, bool ablate, Action<string>? say, CancellationToken cancellationToken)
    {
        _ended.Clear();
        _say = say;
        var options = new DashboardOptions
        {
            HookPoint = hookPoint,
            Tokens = tokens,
            ContextLength = decoder.Config.n_ctx,
            Threads = Environment.ProcessorCount,
            Ablations = ablate ? new AblationOptions() : null,
        };
        var started = time.GetTimestamp();
        using var set = new DashboardBuilder(decoder, dictionary, corpus, time).Build(options, this, cancellationToken);
        var built = time.GetTimestamp();
        var examples = 0L;
        foreach (var card in set.ReadFeatures(cancellationToken))
            examples += card.Examples.Length;
        var postings = set.ReadTokenFeatures().LongCount();
        var read = time.GetTimestamp();
        say?.Invoke(FormattableString.Invariant($"{examples} examples, {postings} postings"));
        var pass = time.GetElapsedTime(started, _ended[DashboardStage.Pass]).TotalSeconds;
        var ablations = ablate ? time.GetElapsedTime(_ended[DashboardStage.Pass], _ended[DashboardStage.Ablations]).TotalSeconds : 0;
        return (pass, ablations, time.GetElapsedTime(built, read).TotalSeconds, time.GetElapsedTime(started, read).TotalSeconds, examples);
    }

    public void Report(DashboardProgress value)
    {
        _ended[value.Stage] = time.GetTimestamp();
        if (_say is null || (_said == value.Stage && value.TokensDone < value.TokensTotal && value.TokensDone % 1_048_576 >= 8_192))
            return;
        _said = value.Stage;
        _say(FormattableString.Invariant($"{value.Stage}: {value.TokensDone} of {value.TokensTotal} tokens, {value.TokensPerSecond:F0} a second"));
    }
}
