namespace Interp.Torch;

/// <summary>A file that is not a valid safetensors file, or tensors that cannot be written as one. The message says what is wrong and where.</summary>
public sealed class SafetensorsException : Exception
{
    public SafetensorsException()
    {
    }

    public SafetensorsException(string message)
        : base(message)
    {
    }

    public SafetensorsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
