namespace Interp.Domain.Dictionaries;

/// <summary>Groups of examples as numbers in reading order: 0 top, 1 to 11 intervals 0 to 10, 12 bottom.</summary>
public static class ExampleCode
{
    private const short Top = 0;
    private const short Bottom = 12;

    /// <summary>The number of a group; <paramref name="level"/> counts for intervals only.</summary>
    public static short Of(ExampleKind kind, int level) => kind switch
    {
        ExampleKind.Top => Top,
        ExampleKind.Interval when level is >= 0 and < Bottom - 1 => (short)(level + 1),
        ExampleKind.Bottom => Bottom,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "There are intervals 0 to 10."),
    };

    /// <summary>Which group a number stands for.</summary>
    public static (ExampleKind Kind, int Level) Read(short code) => code switch
    {
        Top => (ExampleKind.Top, 0),
        Bottom => (ExampleKind.Bottom, 0),
        > Top and < Bottom => (ExampleKind.Interval, code - 1),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Groups have numbers from 0 to 12."),
    };
}
