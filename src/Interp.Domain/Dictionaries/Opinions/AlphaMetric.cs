namespace Interp.Domain.Dictionaries;

/// <summary>How far apart two marks are.</summary>
public enum AlphaMetric
{
    /// <summary>(c − k)².</summary>
    Interval,

    /// <summary>By ranks: how many marks lie between the two, ends counted half, squared.</summary>
    Ordinal,
}
