namespace Interp.Domain.Platform;

/// <summary>Enum members as they stand in the database: <c>UltraLow</c> is <c>ultra-low</c>.</summary>
internal static class EnumText<TEnum>
    where TEnum : struct, Enum
{
    public static string Write(TEnum value) => Of(Enum.GetName(value) ?? throw new ArgumentOutOfRangeException(nameof(value), value, null));

    public static TEnum Read(string text) => Enum.Parse<TEnum>(text.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true);

    public static string Of(string name) => SnakeCaseNames.Of(name).Replace('_', '-');
}
