using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using SteeringEdit = Interp.Analysis.Dictionaries.SteeringEdit;
using SteeringMode = Interp.Analysis.Dictionaries.SteeringMode;

namespace Interp.Workers.Dictionaries;

/// <summary>Two continuations of a prompt.</summary>
internal sealed class SteeringHandler : InferenceHandler<SteeringQuestion, SteeringAnswer>
{
    public override string Name => "steering";

    protected override SteeringAnswer Compute(SteeringQuestion question, InferenceShelf shelf, CancellationToken cancellationToken)
    {
        var model = shelf.Model(question.Subject.Model);
        var dictionary = shelf.Dictionary(question.Subject.Dictionary);
        Check(question, model, dictionary);
        var prompt = model.Tokenizer.Encode(question.Prompt);
        var beginning = model.Tokenizer.BeginningOfText;
        var room = model.Decoder.Config.n_ctx - 1;
        if (prompt.Length > room) throw new RefusedException("prompt", $"The prompt has {prompt.Length} tokens; the model sees {room}. Shorten it.");
        int[] ids = beginning < 0 ? prompt : [beginning, .. prompt];
        if (ids.Length == 0) throw new RefusedException("prompt", "This model needs a prompt of at least one token.");
        var edits = Array.ConvertAll(question.Edits, e => new SteeringEdit(e.Feature, e.Mode == Interp.Domain.Dictionaries.SteeringMode.Clamp ? SteeringMode.Clamp : SteeringMode.Scale, e.Value));
        var steering = new FeatureSteering(dictionary, question.Subject.HookPoint, edits, beginning);
        var pair = SteeredPair.Run(
            model.Decoder, steering, ids, new TextGeneration(question.Temperature, question.Seed), question.Tokens, model.Tokenizer.EndOfText, cancellationToken);
        return new(prompt, [.. pair.Original], [.. pair.Steered], pair.Report.Elements, pair.Report.Positions, pair.Report.MaxChange);
    }

    private static void Check(SteeringQuestion question, LoadedModel model, SparseAutoencoder dictionary)
    {
        DictionaryChecks.Place(model.Decoder, dictionary, question.Subject);
        if (dictionary.Settings is not { Transcoder: false, Sites: null })
            throw new InferenceImpossibleException($"Features of '{question.Subject.Dictionary}' do not write where they read. Steer those of a dictionary of one place.");
        QuestionChecks.Length("prompt", question.Prompt, SteeringQueries.MaxPrompt);
        QuestionChecks.Range("tokens", question.Tokens, 1, SteeringQueries.MaxTokens);
        QuestionChecks.Range("edits", question.Edits.Length, 1, SteeringQueries.MaxEdits);
        if (question.Edits.Any(e => e is null || !(Math.Abs(e.Value) <= SteeringQueries.MaxValue)))
            throw new RefusedException("edits", $"Give values from −{SteeringQueries.MaxValue} to {SteeringQueries.MaxValue}.");
        DictionaryChecks.Features("edits", dictionary, Array.ConvertAll(question.Edits, e => e.Feature));
        if (question.Temperature is not (>= 0 and <= SteeringQueries.MaxTemperature))
            throw new RefusedException("temperature", $"Give a number from 0 to {SteeringQueries.MaxTemperature}.");
    }
}
