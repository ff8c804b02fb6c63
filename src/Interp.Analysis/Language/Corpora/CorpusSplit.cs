namespace Interp.Analysis.Language;

/// <summary>Which documents: those trained on, or those kept apart for evaluation.</summary>
public enum CorpusSplit
{
    Train,
    HeldOut,
}
