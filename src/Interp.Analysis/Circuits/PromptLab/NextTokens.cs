namespace Interp.Analysis.Circuits;

/// <summary>Probabilities of the next token from its logits, in double precision.</summary>
public sealed class NextTokens
{
    private readonly float[] logits;
    private readonly double normaliser;

    /// <param name="logits">[d_vocab].</param>
    public NextTokens(float[] logits)
    {
        this.logits = logits;
        double most = logits.Max();
        normaliser = most + Math.Log(logits.Sum(l => Math.Exp(l - most)));
    }

    /// <summary>The logit of a token.</summary>
    public float Logit(int id) => logits[id];

    /// <summary>The probability of a token.</summary>
    public double Probability(int id) => Math.Exp(logits[id] - normaliser);

    /// <summary>1 for the likeliest; tokens with the same logit share the better rank.</summary>
    public int Rank(int id) => 1 + logits.Count(l => l > logits[id]);

    /// <summary>The likeliest tokens, likeliest first; of equals the one with the lower id.</summary>
    public int[] Likeliest(int count) => [.. Enumerable.Range(0, logits.Length).OrderByDescending(id => logits[id]).ThenBy(id => id).Take(count)];
}
