namespace Interp.Domain.Platform;

/// <summary>Enum members as they stand in the database, for rows that are copied in without EF.</summary>
public static class EnumNames
{
    /// <summary>For example <c>ultra-low</c>.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => EnumText<TEnum>.Write(value);
}
