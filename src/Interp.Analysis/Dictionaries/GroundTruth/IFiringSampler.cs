namespace Interp.Analysis.Dictionaries;

/// <summary>Draws which features are present in a row. An instance serves one thread.</summary>
internal interface IFiringSampler
{
    /// <summary>Draws row <paramref name="row"/>, always alike for one number.</summary>
    void Sample(long row, Firings firings);

    /// <summary>Adds what is in a row beside its features.</summary>
    void Finish(long row, Span<float> x);
}
