using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>What scoring the heads of a model takes.</summary>
internal static class ScoreHeadsEstimate
{
    /// <summary>The longest sequence that is drawn: twice 100 tokens.</summary>
    private const int MostTokens = 200;

    // Products in double, small ones mostly: about a third of the rate of one large one.
    private const double FlopsPerSecond = 2e10;
    private const double FixedSeconds = 3;

    public static ExperimentCost Of(ScoreHeadsParameters p, ModelSummary model)
    {
        double tokens = p.Sequences * (double)Math.Min(MostTokens, model.Context);
        double width = model.Heads * model.DHead;
        var runs = tokens * model.Layers * ((8.0 * model.DModel * width) + (6.0 * model.DModel * model.DMlp));
        double heads = model.Layers * model.Heads;
        // Three kinds of composition for each pair of heads: d_model × d_head × d_head a few times.
        var composition = 3 * heads * heads / 2 * 12.0 * model.DModel * model.DHead * model.DHead;
        return new(TimeSpan.FromSeconds(Math.Min(1e9, FixedSeconds + ((runs + composition) / FlopsPerSecond))), 3 * ModelMemory.Of(model), runs + composition);
    }
}
