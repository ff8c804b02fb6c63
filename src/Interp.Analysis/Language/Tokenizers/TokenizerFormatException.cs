namespace Interp.Analysis.Language;

/// <summary>A tokenizer file is malformed or of a kind that is not supported; the message says what to do about it.</summary>
public sealed class TokenizerFormatException : Exception
{
    public TokenizerFormatException()
        : base("The tokenizer files are malformed.")
    {
    }

    public TokenizerFormatException(string message)
        : base(message)
    {
    }

    public TokenizerFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
