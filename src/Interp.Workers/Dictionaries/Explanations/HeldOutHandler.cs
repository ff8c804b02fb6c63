using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>The held-out examples of a feature.</summary>
internal sealed class HeldOutHandler(HeldOutReadings readings) : InferenceHandler<HeldOutQuestion, HeldOutAnswer>
{
    public override string Name => "held-out";

    protected override HeldOutAnswer Compute(HeldOutQuestion question, InferenceShelf shelf, CancellationToken cancellationToken)
    {
        var corpus = shelf.Corpus(question.Corpus);
        if (!string.Equals(corpus.Manifest.Hash, question.CorpusHash, StringComparison.Ordinal))
            throw new InferenceImpossibleException($"The text of corpus '{question.Corpus}' has changed since this dictionary was made, so there is no held-out text to test on.");
        // Also checks that the weights are here, before a reading is begun.
        var dictionary = shelf.Dictionary(question.Subject.Dictionary);
        var decoder = shelf.Model(question.Subject.Model).Decoder;
        DictionaryChecks.Place(decoder, dictionary, question.Subject);
        DictionaryChecks.Features("feature", dictionary, question.Feature);
        var (path, progress) = readings.Get(question);
        if (path is null) return new(progress, [], [], [0], [], []);
        var examples = HeldOutProtocol.Choose(corpus, decoder.Config.n_ctx, HeldOutIndex.Read(path, question.Feature), question.Seed);
        int[] offsets = [0, .. examples.Select((_, i) => examples.Take(i + 1).Sum(e => e.Tokens.Length))];
        return new(
            1, Array.ConvertAll(examples, e => (int)e.Group), Array.ConvertAll(examples, e => e.Position), offsets,
            [.. examples.SelectMany(e => e.Tokens)], [.. examples.SelectMany(e => e.Activations)]);
    }
}
