using Interp.Domain.Jobs;
using Interp.Domain.Models;
using Interp.Domain.Prompts;

namespace Interp.Domain.Experiments;

/// <summary>Arithmetic of running a model on prompts. One multiply-and-add counts as two operations.</summary>
/// <param name="Model">The model.</param>
/// <param name="Prompts">Pairs.</param>
/// <param name="Length">Tokens of the longest prompt.</param>
internal sealed record ExperimentArithmetic(ModelSummary Model, int Prompts, int Length)
{
    /// <summary>What two cores sustain in the mixed work of such jobs; matrix products alone run at three times that.</summary>
    private const double FlopsPerSecond = 6e10;

    /// <summary>Starting, and reading the weights.</summary>
    private const double FixedSeconds = 2;
    private const double ReadBytesPerSecond = 3e8;
    private const long Number = sizeof(float);

    public static ExperimentArithmetic Of(ModelSummary model, PromptReading reading) => new(model, reading.Count, reading.Length);

    /// <summary>Tokens of all prompts, filled up to the longest.</summary>
    public double Tokens => (double)Prompts * Length;

    /// <summary>One MLP on one token; gated ones have three matrices.</summary>
    public double MlpToken => 6.0 * Model.DModel * Model.DMlp;

    /// <summary>One attention layer on one token, its scores included.</summary>
    public double AttentionToken => (8.0 * Model.DModel * Model.Heads * Model.DHead) + (4.0 * Length * Model.Heads * Model.DHead);

    /// <summary>One block on one token.</summary>
    public double BlockToken => MlpToken + AttentionToken;

    /// <summary>One whole pass over one side of all prompts, without logits.</summary>
    public double Pass => Tokens * Model.Layers * BlockToken;

    /// <summary>The logits of so many positions.</summary>
    public double Logits(double positions) => 2.0 * positions * Model.DModel * Model.Vocabulary;

    /// <summary>Bytes of one number per head, token and width of a head, over all layers, of both runs.</summary>
    public double HeadOutputs => 2.0 * Number * Tokens * Model.Layers * Model.Heads * Model.DHead;

    /// <summary>Bytes of one residual stream of all prompts.</summary>
    public double Residual => Number * Tokens * Model.DModel;

    /// <summary>What work of so many operations and, beside the model, so many bytes takes.</summary>
    public ExperimentCost Cost(double operations, double bytes) => new(
        TimeSpan.FromSeconds(Math.Clamp(FixedSeconds + (SaeMemory.Model(Model) / ReadBytesPerSecond) + (operations / FlopsPerSecond), 0, 1e9)),
        SaeMemory.Model(Model) + (long)Math.Min(bytes, 1e18));
}
