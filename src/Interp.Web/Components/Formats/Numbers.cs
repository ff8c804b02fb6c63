using System.Globalization;
using System.Text;

namespace Interp.Web.Components;

/// <summary>Numbers as people read them: four significant digits, thin-space thousands, % and ‰.</summary>
public static class Numbers
{
    /// <summary>Narrow no-break space: parts thousands and sets units off.</summary>
    public const char Thin = '\u202F';

    private const char Minus = '\u2212';
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Four significant digits; below 0.001 and from 10 million on as a power of ten.</summary>
    /// <param name="value">Any number; NaN reads "not a number".</param>
    public static string Significant(double value)
    {
        if (double.IsNaN(value))
            return "not a number";
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : $"{Minus}∞";
        if (value == 0)
            return "0";
        var exponent = Exponent(value);
        return exponent is < -3 or >= 7 ? Power(value, exponent) : Group(value, Math.Max(0, 3 - exponent));
    }

    /// <summary>A whole number with thin-space thousands.</summary>
    /// <param name="value">Any whole number.</param>
    public static string Count(long value) => Group(value, 0);

    /// <summary>A share in per cent with four significant digits, for example 79.12 %.</summary>
    /// <param name="share">1 is 100 %.</param>
    public static string Percent(double share) => $"{Significant(share * 100)}{Thin}%";

    /// <summary>A firing density: per cent from 1 % on, per mille down to one in a million, below that a power of ten.</summary>
    /// <param name="share">Share of tokens.</param>
    public static string Density(double share) => share switch
    {
        0 => "0",
        >= 0.01 => Percent(share),
        >= 1e-6 => $"{Significant(share * 1000)}{Thin}‰",
        _ => Significant(share),
    };

    /// <summary>How rarely a feature fires, as "1 token in 694".</summary>
    /// <param name="share">Share of tokens.</param>
    public static string OneIn(double share) => share > 0 ? $"1 token in {Count((long)Math.Min(1e15, Math.Round(1 / share)))}" : "no token";

    /// <summary>A signed value with two decimals, as logits are read.</summary>
    /// <param name="value">Any number.</param>
    public static string Signed(double value) => double.IsFinite(value)
        ? (value < 0 ? Minus : '+') + Group(Math.Abs(value), 2)
        : Significant(value);

    /// <summary>A signed change with three decimals, as loss effects are read; 0 where it rounds to nothing.</summary>
    /// <param name="value">Any finite number.</param>
    public static string Change(double value) => Math.Abs(value) < 0.0005 ? "0" : (value < 0 ? Minus : '+') + Group(Math.Abs(value), 3);

    /// <summary>Bytes in KiB, MiB or GiB.</summary>
    /// <param name="bytes">Zero or more.</param>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1L << 10 => $"{bytes}{Thin}B",
        < 1L << 20 => Short(bytes, 1L << 10, "KiB"),
        < 1L << 30 => Short(bytes, 1L << 20, "MiB"),
        _ => Short(bytes, 1L << 30, "GiB"),
    };

    /// <summary>Ten to a whole power, for example 10⁻³.</summary>
    /// <param name="exponent">The power.</param>
    public static string PowerOfTen(int exponent)
    {
        var raised = new StringBuilder(exponent < 0 ? "10⁻" : "10");
        foreach (var digit in Math.Abs(exponent).ToString(CultureInfo.InvariantCulture))
            raised.Append(Superscripts[digit - '0']);
        return raised.ToString();
    }

    /// <summary>A round value on an axis, as short as it can be: 4 M rather than 4 000 000.</summary>
    /// <param name="value">A tick.</param>
    public static string Tick(double value) => Math.Abs(value) switch
    {
        >= 1e9 => $"{Trimmed(value / 1e9)}{Thin}G",
        >= 1e6 => $"{Trimmed(value / 1e6)}{Thin}M",
        >= 1e4 => $"{Trimmed(value / 1e3)}{Thin}k",
        0 => "0",
        < 1e-4 => Significant(value),
        _ => Trimmed(value),
    };

    /// <summary>A number as programs read it, shortest form that gives the same value back.</summary>
    /// <param name="value">Any number.</param>
    public static string Plain(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Short(long bytes, long unit, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / unit:0.#}{Thin}{name}");

    private static string Trimmed(double value) => value.ToString("0.####", CultureInfo.InvariantCulture).Replace('-', Minus);

    private static int Exponent(double value)
    {
        var digits = Math.Abs(value).ToString("E3", CultureInfo.InvariantCulture);
        return int.Parse(digits[(digits.IndexOf('E', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
    }

    private static string Power(double value, int exponent)
    {
        var mantissa = Group(value / Math.Pow(10, exponent), 3);
        return $"{mantissa}{Thin}×{Thin}{PowerOfTen(exponent)}";
    }

    private static string Group(double value, int decimals)
    {
        var text = Math.Abs(value).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var result = new StringBuilder();
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0)
                result.Append(Thin);
            result.Append(whole[i]);
        }

        if (point >= 0)
            result.Append(text, point, text.Length - point);
        return value < 0 ? Minus + result.ToString() : result.ToString();
    }

    /// <summary>A whole number from an address; null where it is none.</summary>
    /// <param name="text">From an address.</param>
    public static int? Read(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
