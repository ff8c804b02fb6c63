namespace Interp.Workers.Platform;

/// <summary>Progress told on the reporting thread at once; <see cref="Progress{T}"/> would reorder it through the pool.</summary>
internal sealed class Telling<T>(Action<T> tell) : IProgress<T>
{
    public void Report(T value) => tell(value);
}
