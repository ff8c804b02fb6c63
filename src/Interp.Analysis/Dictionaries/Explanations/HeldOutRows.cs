using Interp.Analysis.Language;

namespace Interp.Analysis.Dictionaries;

/// <summary>The held-out text on which explanations are tested: the same for everybody.</summary>
internal static class HeldOutRows
{
    /// <summary>Most tokens read.</summary>
    public const int Tokens = 1 << 18;

    /// <summary>Whole contexts from all over the held-out documents.</summary>
    /// <exception cref="InvalidDataException">There is not even one.</exception>
    public static PassRows Read(TokenCorpus corpus, int contextLength)
    {
        var available = corpus.ContextCount(CorpusSplit.HeldOut, contextLength);
        if (available == 0) throw new InvalidDataException("The corpus has no held-out documents long enough to test an explanation on.");
        return PassPlan.Choose(available, Math.Max(1, Tokens / contextLength), contextsPerBlock: 1, seed: 0).Read(corpus, CorpusSplit.HeldOut, contextLength);
    }
}
