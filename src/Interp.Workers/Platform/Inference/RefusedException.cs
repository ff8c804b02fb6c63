namespace Interp.Workers.Platform;

/// <summary>A question with a value that cannot be taken.</summary>
internal sealed class RefusedException(string at, string message) : Exception(message)
{
    public string Field => at;
}
