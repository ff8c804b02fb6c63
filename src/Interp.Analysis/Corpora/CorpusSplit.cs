namespace Interp.Analysis.Corpora;

/// <summary>Which documents: those trained on, or those kept apart for evaluation.</summary>
public enum CorpusSplit
{
    Train,
    HeldOut,
}
