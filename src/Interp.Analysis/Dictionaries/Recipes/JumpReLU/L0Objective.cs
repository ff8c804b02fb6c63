namespace Interp.Analysis.Dictionaries;

/// <summary>λ Σ 1[z &gt; θ].</summary>
/// <param name="parameters">Their first further parameter is θ.</param>
/// <param name="bandwidth">ε.</param>
public sealed class L0Objective(SaeParameters parameters, float bandwidth) : ThresholdObjective(parameters, bandwidth)
{
    /// <summary>∂loss/∂θ.</summary>
    public override int Channels => 1;

    /// <inheritdoc/>
    public override float Penalise(ActiveRow row, int rows)
    {
        float perActive = (float)(Coefficient / rows);
        Span<float> thresholdGradients = row.Channel(0);
        int active = 0;
        for (int i = 0; i < row.Values.Length; i++)
        {
            float f = row.Values[i], threshold = Thresholds[row.Features[i]];
            thresholdGradients[i] = InWindow(f, threshold) ? -(threshold * row.Gradients[i] + perActive) / Bandwidth : 0;
            active += f > 0 ? 1 : 0;
            if (f == 0)
                row.Gradients[i] = 0;
        }
        return (float)Coefficient * active;
    }
}
