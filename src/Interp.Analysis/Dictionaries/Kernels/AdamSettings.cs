namespace Interp.Analysis.Dictionaries;

/// <summary>Constants of Adam (Kingma and Ba 2014) and of one of its steps.</summary>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
public sealed record AdamSettings(float Beta1 = 0.9f, float Beta2 = 0.999f, float Epsilon = 1e-8f)
{
    /// <summary>What step <paramref name="step"/> (from 1) at this learning rate multiplies with.</summary>
    public AdamStep At(long step, double learningRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        double first = 1 - Math.Pow(Beta1, step), second = 1 - Math.Pow(Beta2, step);
        return new AdamStep(Beta1, Beta2, Epsilon, (float)(learningRate / first), (float)(1 / Math.Sqrt(second)));
    }
}
