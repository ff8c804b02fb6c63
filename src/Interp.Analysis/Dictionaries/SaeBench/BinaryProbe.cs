namespace Interp.Analysis.Dictionaries;

/// <summary>A logistic probe on standardised columns, and how often it is right on rows it was not fitted to.</summary>
public static class BinaryProbe
{
    /// <summary>Fits on one set and scores on another.</summary>
    /// <param name="train"><c>[n, d]</c>, row-major.</param>
    /// <param name="trainLabels"><c>[n]</c></param>
    /// <param name="test"><c>[m, d]</c></param>
    /// <param name="testLabels"><c>[m]</c></param>
    public static ProbeScore Score(double[] train, bool[] trainLabels, double[] test, bool[] testLabels)
    {
        int d = train.Length / trainLabels.Length;
        var scale = new Standardisation(train, d);
        LogisticRegression probe = LogisticRegression.Fit(scale.Apply(train), trainLabels);
        double[] scaled = scale.Apply(test);
        long right = 0, hits = 0, said = 0, positive = 0;
        for (int row = 0; row < testLabels.Length; row++)
        {
            bool answer = probe.LogOdds(scaled.AsSpan(row * d, d)) > 0;
            right += answer == testLabels[row] ? 1 : 0;
            hits += answer && testLabels[row] ? 1 : 0;
            said += answer ? 1 : 0;
            positive += testLabels[row] ? 1 : 0;
        }
        return new ProbeScore(right / (double)Math.Max(1, testLabels.Length), said + positive > 0 ? 2.0 * hits / (said + positive) : 0);
    }
}
