using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>Arithmetic of running a model on prompts. One multiply-and-add counts as two operations.</summary>
/// <remarks>
/// Rates were measured in November 2026 on two cores of an AMD EPYC, on a model like ioi-mini (d_model 128, d_mlp 512; 60 and 200 two-name prompts) and on a random model of GPT-2 small's shape (d_model 768;
/// 10 pairs of 20 tokens). Processor seconds on one core, that at 60 prompts / GPT-2's shape: paths of all heads to the logits 0.24 / 2.5, to queries at END 0.18 / 2.7, to values at all
/// positions 0.43 / 18; restoring z of every head 0.42 / 26; EAP 0.30, with 20 exact edges 0.98; EAP-IG of 5 steps on inputs 0.96, on activations 3.7; one knock-out run 0.058; one pruned head 0.037,
/// one pruned edge 0.079. That is 40 to 50 operations a nanosecond and core at the one width, 63 to 85 at the other; two cores do 1.5 to 1.7 times as many. The estimates of these are 0.8 to 1.7 times
/// what two such cores take.
/// </remarks>
/// <param name="Model">The model.</param>
/// <param name="Prompts">Pairs.</param>
/// <param name="Length">Tokens of the longest prompt.</param>
internal sealed record ExperimentArithmetic(ModelSummary Model, int Prompts, int Length)
{
    /// <summary>Matrix products of wide models on two cores.</summary>
    private const double FlopsPerSecond = 1.7e11;

    /// <summary>At this width of the residual stream, what is done number by number (norms, softmax, copies) takes as long as the products.</summary>
    private const double NarrowWidth = 235;

    /// <summary>Being taken up from the queue, and starting.</summary>
    private const double FixedSeconds = 1;
    private const double ReadBytesPerSecond = 3e8;
    private const long Number = sizeof(float);

    /// <summary>
    /// Bytes beside all numbers: what libtorch's products keep for themselves from their first use on, and gaps of the heap. From 65 to 87 MiB were seen above what is counted (November 2026,
    /// two cores of an AMD EPYC, 144 heads of GPT-2 small's shape), 5 in a second sweep.
    /// </summary>
    internal const long Workspace = 96L << 20;

    public static ExperimentArithmetic Of(ModelSummary model, PromptReading reading) => new(model, reading.Count, reading.Length);

    /// <summary>Tokens of all prompts, filled up to the longest.</summary>
    public double Tokens => (double)Prompts * Length;

    /// <summary>One MLP on one token: 4 d_model d_mlp, or 6 where it is gated. A model's row does not say which.</summary>
    public double MlpToken => 5.0 * Model.DModel * Model.DMlp;

    /// <summary>One attention layer on one token, its scores included.</summary>
    public double AttentionToken => (8.0 * Model.DModel * Model.Heads * Model.DHead) + (4.0 * Length * Model.Heads * Model.DHead);

    /// <summary>One block on one token.</summary>
    public double BlockToken => MlpToken + AttentionToken;

    /// <summary>One whole pass over one side of all prompts, without logits.</summary>
    public double Pass => Tokens * Model.Layers * BlockToken;

    /// <summary>The logits of so many positions.</summary>
    public double Logits(double positions) => 2.0 * positions * Model.DModel * Model.Vocabulary;

    /// <summary>What runs of this model on these prompts hold.</summary>
    public ExperimentMemory Memory => new(Model, Prompts, Length);

    /// <summary>What work of so many operations that holds so many numbers beside the model takes.</summary>
    public ExperimentCost Holding(double operations, double numbers) => Cost(operations, Number * numbers);

    /// <summary>Seconds that so many operations take.</summary>
    public double Seconds(double operations) => operations * (1 + (NarrowWidth / Model.DModel)) / FlopsPerSecond;

    /// <summary>What work of so many operations and, beside the model, so many bytes takes.</summary>
    public ExperimentCost Cost(double operations, double bytes) => new(
        TimeSpan.FromSeconds(Math.Clamp(FixedSeconds + (ModelMemory.Of(Model) / ReadBytesPerSecond) + Seconds(operations), 0, 1e9)),
        ModelMemory.Of(Model) + Workspace + (long)Math.Min(bytes, 1e18), operations);
}
