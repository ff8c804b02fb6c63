using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Domain.Circuits;
using Interp.Workers.Platform;

namespace Interp.Workers.Circuits;

/// <summary>The singular value decompositions of a head's circuits.</summary>
internal sealed class HeadHandler : InferenceHandler<HeadQuestion, HeadAnswer>
{
    public override string Name => "head";

    protected override HeadAnswer Compute(HeadQuestion question, InferenceShelf shelf, CancellationToken cancellationToken)
    {
        var decoder = shelf.Model(question.Model).Decoder;
        var config = decoder.Config;
        if (question.Layer < 0 || question.Layer >= config.n_layers || question.Head < 0 || question.Head >= config.n_heads)
            throw new RefusedException("head", $"This model has layers 0 to {config.n_layers - 1} with heads 0 to {config.n_heads - 1}.");
        QuestionChecks.Range("directions", question.Directions, 1, Math.Min(config.d_head, config.d_model));
        QuestionChecks.Range("tokens", question.Tokens, 1, config.d_vocab);
        var head = new HeadName(question.Layer, question.Head);
        using var folded = FoldedNorms.Of(decoder);
        var read = folded ?? decoder;
        return new(
            folded is not null,
            Told(HeadSpectrum.OV(read, head, question.Directions, question.Tokens)),
            Told(HeadSpectrum.QK(read, head, question.Directions, question.Tokens)));
    }

    private static CircuitSpectrum<DirectionEnd> Told(HeadSpectrum spectrum) => new(
        [.. spectrum.Values], [.. spectrum.Directions.Select(d => new CircuitDirection<DirectionEnd>(d.Value, Ends(d.Reads), Ends(d.ReadsAgainst), Ends(d.Writes), Ends(d.WritesAgainst)))]);

    private static DirectionEnd[] Ends(IReadOnlyList<TokenWeight> tokens) => [.. tokens.Select(t => new DirectionEnd(t.Token, (float)t.Weight))];
}
