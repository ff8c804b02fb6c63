using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Workers.Platform;
using TextReading = Interp.Analysis.Dictionaries.TextReading;

namespace Interp.Workers.Dictionaries;

/// <summary>The features of a text.</summary>
internal sealed class TextHandler : InferenceHandler<TextQuestion, TextAnswer>
{
    public override string Name => "text";

    protected override TextAnswer Compute(TextQuestion question, InferenceShelf shelf, CancellationToken cancellationToken)
    {
        var model = shelf.Model(question.Subject.Model);
        var dictionary = shelf.Dictionary(question.Subject.Dictionary);
        DictionaryChecks.Place(model.Decoder, dictionary, question.Subject);
        QuestionChecks.Length("text", question.Text, TextViewQueries.MaxCharacters);
        QuestionChecks.Range("top", question.Top, 1, TextViewQueries.MaxTop);
        QuestionChecks.Range("features", question.Tracked.Length, 0, TextViewQueries.MaxTracked);
        DictionaryChecks.Features("features", dictionary, question.Tracked);
        var tokens = model.Tokenizer.Encode(question.Text);
        if (tokens.Length > TextViewQueries.MaxTokens)
            throw new RefusedException("text", $"This text has {tokens.Length:N0} tokens; use at most {TextViewQueries.MaxTokens:N0}. Shorten it.");
        if (tokens.Length == 0) throw new RefusedException("text", "Type or paste a text.");
        var beginning = model.Tokenizer.BeginningOfText;
        var reading = TextReading.Read(model.Decoder, dictionary, question.Subject.HookPoint, tokens, beginning, cancellationToken);
        var tops = TokenTops.Of(reading.Codes, question.Top);
        var ranking = FeatureRanking.Of(reading.Codes);
        var tracked = question.Tracked.Length > 0 ? question.Tracked : ranking.Features[..Math.Min(1, ranking.Features.Length)];
        var effects = new TextEffects(model.Decoder, dictionary, question.Subject.WrittenHookPoint).Compute(tokens, beginning, reading, tracked, cancellationToken);
        return new(
            tokens, tops.Offsets, tops.Features, tops.Activations,
            [.. tracked.Select((feature, i) => new FeatureTrack(feature, reading.Track(feature), Array.ConvertAll(effects[i], e => float.IsNaN(e) ? (float?)null : e)))],
            ranking.Features, ranking.Peaks, ranking.Counts,
            new(model.Decoder.Config.n_ctx, reading.Windows.Count, LeastBefore(reading), beginning >= 0));
    }

    private static int LeastBefore(TextReading reading) => reading.Windows.Skip(1).Select(w => w.KeptFrom - w.Start).DefaultIfEmpty(0).Min();
}
