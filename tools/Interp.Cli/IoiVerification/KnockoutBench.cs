using Interp.Analysis.Circuits;
using Interp.Analysis.Circuits.Knockouts;
using Interp.Analysis.Prompts;

namespace Interp.Cli.IoiVerification;

/// <summary>Mean ablation on one set of prompts.</summary>
internal sealed class KnockoutBench : IDisposable
{
    private readonly ReplacementValues _values;

    public KnockoutBench(IoiSubject subject, PromptBatch prompts, PromptBatch means, CancellationToken cancellationToken)
    {
        _values = ReplacementValues.Of(subject.Decoder, prompts, means, AblationKind.Mean, cancellationToken: cancellationToken);
        Runs = new KnockoutRuns(subject.Decoder, prompts, _values);
    }

    public KnockoutRuns Runs { get; }

    /// <summary>F(M \ K), each head knocked out everywhere.</summary>
    public double Without(IEnumerable<HeadName> heads, CancellationToken cancellationToken) =>
        Runs.Run(KnockoutSet.Of(heads.Select(h => new HeadAt(h, HeadAt.Everywhere))), cancellationToken).Mean;

    public void Dispose()
    {
        Runs.Dispose();
        _values.Dispose();
    }
}
