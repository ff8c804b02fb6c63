using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Cli.Verify;

/// <summary>Mean ablation on one set of prompts.</summary>
internal sealed class KnockoutBench : IDisposable
{
    private readonly ReplacementValues _values;

    private readonly KnockoutRuns _probabilities;

    public KnockoutBench(IoiSubject subject, PromptBatch prompts, PromptBatch means, CancellationToken cancellationToken)
    {
        _values = ReplacementValues.Of(subject.Decoder, prompts, means, AblationKind.Mean, cancellationToken: cancellationToken);
        Runs = new KnockoutRuns(subject.Decoder, prompts, _values);
        _probabilities = new KnockoutRuns(subject.Decoder, prompts, _values, MetricKind.Probability);
    }

    public KnockoutRuns Runs { get; }

    /// <summary>F(M \ K), each head knocked out everywhere.</summary>
    public double Without(IEnumerable<HeadName> heads, CancellationToken cancellationToken) =>
        Runs.Run(Everywhere(heads), cancellationToken).Mean;

    /// <summary>P(IO), each head knocked out everywhere; none for the model itself.</summary>
    public double Probability(IEnumerable<HeadName> heads, CancellationToken cancellationToken) => _probabilities.Run(Everywhere(heads), cancellationToken).Mean;

    private static KnockoutSet Everywhere(IEnumerable<HeadName> heads) => KnockoutSet.Of(heads.Select(h => new HeadAt(h, HeadAt.Everywhere)));

    public void Dispose()
    {
        Runs.Dispose();
        _probabilities.Dispose();
        _values.Dispose();
    }
}
