using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>A feature along a stretch of a corpus.</summary>
internal sealed class ExpansionHandler : InferenceHandler<ExpansionQuestion, ExpansionAnswer>
{
    public override string Name => "expansion";

    protected override ExpansionAnswer Compute(ExpansionQuestion question, InferenceShelf shelf, CancellationToken cancellationToken)
    {
        var decoder = shelf.Model(question.Subject.Model).Decoder;
        var dictionary = shelf.Dictionary(question.Subject.Dictionary);
        DictionaryChecks.Place(decoder, dictionary, question.Subject);
        DictionaryChecks.Features("feature", dictionary, question.Feature);
        QuestionChecks.Range("count", question.Count, 1, (2 * ExpansionQueries.DocumentReach) + 1);
        var corpus = shelf.Corpus(question.Corpus);
        if (!string.Equals(corpus.Manifest.Hash, question.CorpusHash, StringComparison.Ordinal))
            throw new InferenceImpossibleException($"The text of corpus '{question.Corpus}' has changed since this dictionary was made, so its examples cannot be widened.");
        var stretch = CorpusStretch.Read(decoder, dictionary, question.Subject.HookPoint, corpus, question.Start, question.Count, cancellationToken, question.Subject.TargetHookPoint);
        return new(stretch.Tokens, stretch.Track(question.Feature), Array.ConvertAll(stretch.Effects(question.Feature, cancellationToken), e => float.IsNaN(e) ? (float?)null : e));
    }
}
