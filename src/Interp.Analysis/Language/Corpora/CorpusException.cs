namespace Interp.Analysis.Language;

/// <summary>A corpus cannot be read or built; the message says why and what to do.</summary>
public sealed class CorpusException : Exception
{
    public CorpusException(string message)
        : base(message)
    {
    }

    public CorpusException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
