using Interp.Analysis.Steering;
using Interp.Analysis.Transformers;
using Interp.Domain.Steering;
using Interp.Workers.Inference;
using SteeringEdit = Interp.Analysis.Steering.SteeringEdit;
using SteeringMode = Interp.Analysis.Steering.SteeringMode;

namespace Interp.Workers.Steering;

/// <summary>Two continuations of a prompt.</summary>
internal sealed class SteeringHandler : InferenceHandler<SteeringQuestion, SteeringAnswer>
{
    public override string Name => "steering";

    protected override SteeringAnswer Compute(SteeringQuestion question, InferenceShelf shelf, CancellationToken cancellationToken)
    {
        var model = shelf.Model(question.Subject.Model);
        var prompt = model.Tokenizer.Encode(question.Prompt);
        var beginning = model.Tokenizer.BeginningOfText;
        var room = model.Decoder.Config.n_ctx - 1;
        if (prompt.Length > room) throw new RefusedException("prompt", $"The prompt has {prompt.Length} tokens; the model sees {room}. Shorten it.");
        int[] ids = beginning < 0 ? prompt : [beginning, .. prompt];
        if (ids.Length == 0) throw new RefusedException("prompt", "This model needs a prompt of at least one token.");
        var edits = Array.ConvertAll(question.Edits, e => new SteeringEdit(e.Feature, e.Mode == Domain.Steering.SteeringMode.Clamp ? SteeringMode.Clamp : SteeringMode.Scale, e.Value));
        var steering = new FeatureSteering(shelf.Dictionary(question.Subject.Dictionary), question.Subject.HookPoint, edits, beginning);
        var pair = SteeredPair.Run(
            model.Decoder, steering, ids, new TextGeneration(question.Temperature, question.Seed), question.Tokens, model.Tokenizer.EndOfText, cancellationToken);
        return new(prompt, [.. pair.Original], [.. pair.Steered], pair.Report.Elements, pair.Report.Positions, pair.Report.MaxChange);
    }
}
