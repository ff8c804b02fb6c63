namespace Interp.Domain.Platform;

/// <summary>How a reported number is written.</summary>
public enum NumberForm
{
    /// <summary>With a few significant digits.</summary>
    Plain,

    /// <summary>A share, 1 for all: the figure in per cent, the curve in shares.</summary>
    Percent,

    /// <summary>A whole number.</summary>
    Count,
}
